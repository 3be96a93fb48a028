/** What every parsed number carries. */
interface NumberBase {
  /** The text exactly as it was received. */
  readonly raw: string;
  /**
   * Canonical text for matching in the database: equal keys mean the same line, whatever way the number was written.
   * Empty for `anonymous` and `unreadable`: an empty key identifies nobody and must never be matched.
   */
  readonly key: string;
}

/** What a number that a person or a company can be reached at may carry besides. */
interface Reachable {
  /** Digits to dial after the line was answered (`转 801`, `;ext=801`); not part of the key. */
  readonly dialledExtension: string | null;
}

/** Mainland mobile number. Key: the 11 digits. */
export interface MobileNumber extends NumberBase, Reachable {
  readonly kind: 'mobile';
  /** 11 digits, starts with 1. */
  readonly national: string;
}

/** Mainland land line. Key: area code with its 0 + local number; the local number alone when the area is not known. */
export interface LandlineNumber extends NumberBase, Reachable {
  readonly kind: 'landline';
  /** With its leading zero, e.g. `0755`, `010`; null when a bare local number came and no home area is set. */
  readonly areaCode: string | null;
  /** 7 or 8 digits. */
  readonly local: string;
}

/** 400 number: caller and company share the charge. Key: ten digits. */
export interface Service400Number extends NumberBase, Reachable {
  readonly kind: 'service400';
  readonly digits: string;
}

/** 800 number: the company pays. Key: ten digits. */
export interface Service800Number extends NumberBase, Reachable {
  readonly kind: 'service800';
  readonly digits: string;
}

/** Service codes that start with 9: 95xxx (national), 96xxx (one area), 9xxxx. Key: digits, for 96xxx after the area code. */
export interface Service95Number extends NumberBase, Reachable {
  readonly kind: 'service95';
  readonly digits: string;
  /** The area code it was called through, e.g. `021`; null when none came. */
  readonly areaCode: string | null;
}

/** Public short code such as 110, 10086, 12345. Key: the area code when one came, then the digits. */
export interface ShortCode extends NumberBase {
  readonly kind: 'shortCode';
  readonly digits: string;
  readonly areaCode: string | null;
}

/** Number of another country or territory (E.164). Key: `+` and all digits. */
export interface ForeignNumber extends NumberBase, Reachable {
  readonly kind: 'foreign';
  readonly e164: string;
  /** Without `+`, e.g. `852`. */
  readonly callingCode: string;
  readonly national: string;
  /** ISO 3166-1 alpha-2; null for codes that belong to no country (satellite, international freephone). */
  readonly isoCountry: string | null;
}

/** Number inside the company, 2–6 digits. Key: the digits. */
export interface ExtensionNumber extends NumberBase {
  readonly kind: 'extension';
  readonly digits: string;
}

/** The caller is hidden (`withheld`) or the network did not say who calls (`unavailable`). */
export interface AnonymousNumber extends NumberBase {
  readonly kind: 'anonymous';
  readonly reason: 'withheld' | 'unavailable';
}

/** Something came that is no telephone number. */
export interface UnreadableNumber extends NumberBase {
  readonly kind: 'unreadable';
}

/** A telephone number as read from a SIP header, a file or the keyboard. */
export type PhoneNumber =
  | MobileNumber
  | LandlineNumber
  | Service400Number
  | Service800Number
  | Service95Number
  | ShortCode
  | ForeignNumber
  | ExtensionNumber
  | AnonymousNumber
  | UnreadableNumber;
