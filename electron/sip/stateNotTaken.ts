/** The platform did not take the agent's state. */
export class StateNotTaken extends Error {
  readonly sipCode: number | undefined;

  constructor(message: string, sipCode?: number) {
    super(message);
    this.name = 'StateNotTaken';
    this.sipCode = sipCode;
  }
}
