/** A telephone receiver put down. */
export function HangUpIcon() {
  return (
    <svg viewBox="0 0 24 24" width="1em" height="1em" fill="currentColor" aria-hidden="true" className="hang-up-icon">
      <path d="M12 8.5c-3.9 0-7.4 1.2-10 3.3-.5.4-.7 1.1-.4 1.7l1.5 3c.3.6 1 .9 1.6.7l3.3-1.1c.6-.2 1-.7 1-1.3v-2.2a13 13 0 0 1 6 0v2.2c0 .6.4 1.1 1 1.3l3.3 1.1c.6.2 1.3-.1 1.6-.7l1.5-3c.3-.6.1-1.3-.4-1.7-2.6-2.1-6.1-3.3-10-3.3Z" />
    </svg>
  );
}
