/**
 * A number of a company. Callers whose number is this prefix and up to `extensionDigits` more digits are its extensions:
 * `075586660000` + `801`, or `07558666` + `0801` where the company has the whole range.
 */
export interface CompanyNumber {
  readonly prefix: string;
  /** 0–8; 0 = only the number itself. */
  readonly extensionDigits: number;
}

/** A company; its contacts are customers. */
export interface Company {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly notes: string;
  readonly numbers: readonly CompanyNumber[];
  readonly contacts: number;
  readonly updatedAt: number;
}

export interface CompanyDraft {
  readonly name: string;
  readonly address: string;
  readonly notes: string;
  readonly numbers: readonly CompanyNumber[];
}

/** A shorter prefix would match half a city. */
export const shortestPrefix = 6;
export const longestExtension = 8;
