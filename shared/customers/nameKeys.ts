/** Names as they are compared: what looks or means the same gets the same key. */

const titles = /(?:先生|女士|小姐|太太|夫人|老师|总经理|经理|主任|师傅|老板|总监|总|同学)$/u;
const western = /^(?:mr|mrs|ms|dr)\.?\s+/u;
const legalForms = /(?:股份有限公司|有限责任公司|有限公司|股份公司|分公司|集团公司|公司|集团|coltd|companylimited|limited|ltd|llc|inc|gmbh|corporation|corp|co)$/u;

/** Full-width to ASCII, lower case, letters and digits only. */
export function plainKey(text: string): string {
  return text.slice(0, 400).normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}\p{M}]/gu, '');
}

/** A person's name without title: `王丽`, `王 丽 女士` and `王丽先生` are alike; a title alone is nobody's name. */
export function personKey(name: string): string {
  const plain = plainKey(name.normalize('NFKC').toLowerCase().trim().replace(western, ''));
  const bare = plain.replace(titles, '');
  // `王总` keeps its title: there are many Wangs.
  return [...bare].length < 2 ? plain : bare;
}

/** A company's name without its legal form and place in brackets: `华信科技（深圳）有限公司` and `华信科技` are alike. */
export function companyKey(name: string): string {
  const plain = plainKey(name.normalize('NFKC').replace(/\([^()]{1,20}\)/g, ''));
  const bare = plain.replace(legalForms, '').replace(legalForms, '');
  return [...bare].length < 2 ? plain : bare;
}
