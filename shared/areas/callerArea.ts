import type { MobileOperator, Operator } from '../phoneNumbers/operators.ts';

/** A name in both languages of the interface. Where no English name is known, `en` repeats the Chinese one. */
export interface PlaceName {
  readonly zh: string;
  readonly en: string;
}

/** Where a segment's place was found: shipped data, or a phone.dat file that the user imported. */
export type AreaSource = 'builtIn' | 'imported';

/** 号段归属 of a mobile number: the place and operator that its segment was issued to. */
export interface MobileArea {
  readonly kind: 'mobile';
  /** Short form, e.g. 广东; null when only the operator prefix is known. */
  readonly province: PlaceName | null;
  /** Short form, e.g. 深圳; equals the province for municipalities; null when only the operator prefix is known. */
  readonly city: PlaceName | null;
  /** Area code of the place with its zero, e.g. `0755`; null when not known. */
  readonly areaCode: string | null;
  /** Null when a segment is known but its prefix is assigned to nobody we know. */
  readonly operator: MobileOperator | null;
  /** Always: since 携号转网 the operator may be another one today. */
  readonly mayBePorted: true;
  /** `prefix` = the operator's prefix table only. */
  readonly source: AreaSource | 'prefix';
  /** `segment`: the seven-digit segment is known, so there is a place. `prefixOnly`: only the operator is. */
  readonly coverage: 'segment' | 'prefixOnly';
}

/** Place of a land line by its area code. */
export interface LandlineArea {
  readonly kind: 'landline';
  readonly areaCode: string;
  readonly province: PlaceName;
  readonly city: PlaceName;
  /** Other cities that share the area code since areas were merged, e.g. 咸阳 beside 西安 for 029. */
  readonly alsoCities: readonly PlaceName[];
}

/** Country or territory of a foreign number. */
export interface ForeignArea {
  readonly kind: 'foreign';
  /** Calling code without `+`, e.g. `852`. */
  readonly countryCode: string;
  /** ISO 3166-1 alpha-2; null for satellite and international service codes. */
  readonly isoCountry: string | null;
  readonly name: PlaceName;
}

/** A service number has no place; 400 numbers and operators' hotlines have an operator. */
export interface ServiceArea {
  readonly kind: 'service';
  readonly service: '400' | '800' | '95' | 'shortCode';
  readonly operator: Operator | null;
}

/** The caller hid the number, or the network sent none. */
export interface AnonymousArea {
  readonly kind: 'anonymous';
}

/** Why no place can be said. */
export type UnknownAreaReason = 'extension' | 'noAreaCode' | 'unknownAreaCode' | 'unassignedPrefix' | 'unreadable';

export interface UnknownArea {
  readonly kind: 'unknown';
  readonly reason: UnknownAreaReason;
}

/** Where a call comes from, as far as the number itself tells. */
export type CallerArea = MobileArea | LandlineArea | ForeignArea | ServiceArea | AnonymousArea | UnknownArea;
