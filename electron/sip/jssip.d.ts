/** JsSIP ships no types for this module. */
declare module 'jssip/lib/DigestAuthentication.js' {
  const DigestAuthentication: unknown;
  export default DigestAuthentication;
}
