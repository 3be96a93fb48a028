import { placeIn } from '../areas/areaTextIn.ts';
import { cityOfPlace, regionOfPlace, type PlaceKey, type Province } from './callPlace.ts';

const english: Readonly<Record<Province, string>> = {
  北京: 'Beijing', 天津: 'Tianjin', 河北: 'Hebei', 山西: 'Shanxi', 内蒙古: 'Inner Mongolia', 辽宁: 'Liaoning', 吉林: 'Jilin', 黑龙江: 'Heilongjiang', 上海: 'Shanghai',
  江苏: 'Jiangsu', 浙江: 'Zhejiang', 安徽: 'Anhui', 福建: 'Fujian', 江西: 'Jiangxi', 山东: 'Shandong', 河南: 'Henan', 湖北: 'Hubei', 湖南: 'Hunan', 广东: 'Guangdong',
  广西: 'Guangxi', 海南: 'Hainan', 重庆: 'Chongqing', 四川: 'Sichuan', 贵州: 'Guizhou', 云南: 'Yunnan', 西藏: 'Tibet', 陕西: 'Shaanxi', 甘肃: 'Gansu', 青海: 'Qinghai',
  宁夏: 'Ningxia', 新疆: 'Xinjiang', 香港: 'Hong Kong', 澳门: 'Macao', 台湾: 'Taiwan',
};

/** A region of a place key in the language of the interface; `abroad` and `unknown` have words of their own. */
export function regionLabel(region: string, locale: 'zh-CN' | 'en', t: (key: string) => string): string {
  if (region === 'abroad' || region === 'unknown') return t(`region.${region}`);
  return locale === 'en' ? (english[region as Province] ?? region) : region;
}

/** A whole place. */
export function placeLabel(place: PlaceKey, locale: 'zh-CN' | 'en', t: (key: string) => string): string {
  const region = regionOfPlace(place);
  const name = cityOfPlace(place);
  const city = placeIn(name, locale);
  if (region === 'abroad') return city;
  const label = regionLabel(region, locale, t);
  return name === '' || name === region ? label : `${label} ${city}`;
}
