import { assertNever } from '../kernel/assertNever.ts';
import type { CallerArea, PlaceName } from './callerArea.ts';

type Language = 'zh' | 'en';

function provinceAndCity(province: PlaceName, cities: readonly PlaceName[], language: Language): string {
  const names = cities.map((city) => city[language]).join('/');
  // 北京 北京, and places of which only the province is known, are said once.
  if (names === province[language] || names === '') return province[language];
  return language === 'zh' ? `${province.zh} ${names}` : `${names}, ${province.en}`;
}

/**
 * The place as one text: `广东 深圳`, `Shenzhen, Guangdong`, `北京`, `陕西 西安/咸阳`, `中国香港`.
 * @returns empty when the area names no place (service numbers, anonymous, unknown, prefix only)
 */
export function formatPlace(area: CallerArea, locale: 'zh-CN' | 'en'): string {
  const language: Language = locale === 'zh-CN' ? 'zh' : 'en';
  switch (area.kind) {
    case 'mobile':
      return area.province === null || area.city === null ? '' : provinceAndCity(area.province, [area.city], language);
    case 'landline':
      return provinceAndCity(area.province, [area.city, ...area.alsoCities], language);
    case 'foreign':
      return area.name[language];
    case 'service':
    case 'anonymous':
    case 'unknown':
      return '';
    default:
      return assertNever(area);
  }
}
