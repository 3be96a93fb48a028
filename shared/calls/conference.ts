/** Calls that hear each other through this seat, or in the platform's conference room. */
export interface Conference {
  /** This seat's calls in it. Who was sent to the room has none here any more. */
  readonly callIds: readonly string[];
  /** `local`: mixed in this console. `platform`: every side was sent to the profile's conference address. */
  readonly mixedBy: 'local' | 'platform';
  /** Epoch milliseconds. */
  readonly since: number;
  /** The platform's room that takes part; null = there is none. With `mixedBy: 'local'` who could not be sent there is mixed with it here. */
  readonly room: ConferenceRoom | null;
}

export interface ConferenceRoom {
  /** The agent's own call to it. */
  readonly callId: string;
  /** As dialled. */
  readonly address: string;
  /** Who was sent there from this seat, in order. Only the platform knows who has left it since, and who else is there. */
  readonly people: readonly PersonInRoom[];
}

export interface PersonInRoom {
  /** The call that ended here when they were sent there. */
  readonly callId: string;
  /** The number's key; empty when it was withheld. */
  readonly number: string;
  /** The customer's name; empty when nobody knows it. */
  readonly name: string;
}
