/** JsSIP ships no types for this module. */
declare module 'jssip/lib/DigestAuthentication.js' {
  const DigestAuthentication: unknown;
  export default DigestAuthentication;
}

declare module 'jssip/lib/RequestSender.js' {
  const RequestSender: unknown;
  export default RequestSender;
}

declare module 'jssip/lib/SIPMessage.js' {
  const SIPMessage: unknown;
  export default SIPMessage;
}
