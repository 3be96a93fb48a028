/** Peoples in the names of autonomous prefectures, longest first so that 蒙古族 goes before 蒙古. */
const peoples = (
  '柯尔克孜族 景颇族 布依族 土家族 哈尼族 傈僳族 朝鲜族 蒙古族 柯尔克孜 哈萨克 藏族 羌族 彝族 苗族 侗族 白族 壮族 傣族 回族 蒙古'
).split(' ');

/** Renamed since the sources were made, or misspelt in them. */
const renamed: Readonly<Record<string, string>> = { 襄樊: '襄阳', 思茅: '普洱', 株州: '株洲' };

/** A city with 县 or 州 as its second character is called by both (索县, 泉州). */
function withoutSuffix(name: string, suffix: string): string {
  return name.endsWith(suffix) && name.length - suffix.length >= 2 ? name.slice(0, -suffix.length) : name;
}

/** 广东省 → 广东, 广西壮族自治区 → 广西, 北京市 → 北京; other text is only trimmed. */
export function shortProvince(name: string): string {
  const trimmed = name.trim();
  const region = /^(内蒙古|广西|西藏|宁夏|新疆|香港|澳门)(?:.*自治区|特别行政区)$/.exec(trimmed)?.[1];
  return region ?? withoutSuffix(withoutSuffix(trimmed, '省'), '市');
}

function withoutPeoples(name: string): string {
  for (const people of peoples) {
    const shorter = withoutSuffix(name, people);
    if (shorter !== name) return withoutPeoples(shorter);
  }
  return name;
}

/** 深圳市 → 深圳, 恩施土家族苗族自治州 → 恩施, 毕节地区 → 毕节, 锡林郭勒盟 → 锡林郭勒; old names become today's. */
export function shortCity(name: string): string {
  const trimmed = name.trim();
  let short = trimmed;
  if (trimmed.endsWith('自治州')) short = withoutPeoples(withoutSuffix(trimmed, '自治州'));
  // 兴安 alone is also a county in 广西.
  else if (trimmed !== '兴安盟') for (const suffix of ['地区', '林区', '市', '盟']) short = withoutSuffix(short, suffix);
  return renamed[short] ?? short;
}
