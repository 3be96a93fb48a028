import type { TFunction } from 'i18next';
import type { CallerArea, PlaceName } from '../../shared/areas/callerArea.ts';
import { operatorNames } from '../../shared/phoneNumbers/operators.ts';
import type { MobileOperator, Operator } from '../../shared/phoneNumbers/operators.ts';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import type { Locale } from '../texts/texts.ts';

/** A caller's area as it is written: the place, the operator (empty when there is none), and whether it may be ported. */
export interface AreaText {
  readonly place: string;
  readonly operator: string;
  readonly mayBePorted: boolean;
}

function placeName(place: PlaceName, locale: Locale): string {
  return locale === 'en' ? place.en : place.zh;
}

/** `广东 深圳`; a municipality is written once. */
function provinceAndCity(province: PlaceName | null, city: PlaceName | null, locale: Locale): string {
  const names = [province, city].filter((place) => place !== null).map((place) => placeName(place, locale));
  return [...new Set(names)].join(' ');
}

/** The operator's name in the language of the interface. */
export function operatorName(operator: Operator, locale: Locale): string {
  return operatorNames[operator][locale === 'en' ? 'en' : 'zh'];
}

function mobileOperatorName(t: TFunction, operator: MobileOperator | null, locale: Locale): string {
  if (operator === null) return '';
  const name = operatorName(operator.operator, locale);
  return operator.network === 'regular' ? name : t(`area.network.${operator.network}`, { operator: name });
}

/** Puts a caller's area into words. */
export function areaText(t: TFunction, area: CallerArea, locale: Locale): AreaText {
  switch (area.kind) {
    case 'mobile': {
      const place = provinceAndCity(area.province, area.city, locale);
      return { place: place === '' ? t('area.placeUnknown') : place, operator: mobileOperatorName(t, area.operator, locale), mayBePorted: true };
    }
    case 'landline': {
      const place = provinceAndCity(area.province, area.city, locale);
      const also = area.alsoCities.map((city) => placeName(city, locale)).join(t('area.listSeparator'));
      return { place: also === '' ? place : t('area.withOthers', { place, also }), operator: t('area.landline'), mayBePorted: false };
    }
    case 'foreign':
      return { place: placeName(area.name, locale), operator: `+${area.countryCode}`, mayBePorted: false };
    case 'service':
      return {
        place: t(`area.service.${area.service}`),
        operator: area.operator === null ? '' : operatorName(area.operator, locale),
        mayBePorted: false,
      };
    case 'anonymous':
      return { place: t('area.anonymous'), operator: '', mayBePorted: false };
    case 'unknown':
      return { place: t(`area.unknown.${area.reason}`), operator: '', mayBePorted: false };
    default:
      return assertNever(area);
  }
}
