/** What `resources/setup/antdStyles` writes when the program is built. */
declare module 'virtual:antd-styles' {
  type Tokens = Readonly<Record<string, unknown>>;
  /** All of them in light, and those that are different in the dark or where nothing moves. */
  export const tokens: { readonly light: Tokens; readonly dark: Tokens; readonly still: Tokens };
  /** The class of the roots of all parts. */
  export const partClass: string;
  /** The styles that the sheet has, as `name prefix root`. */
  export const known: readonly string[];
}
