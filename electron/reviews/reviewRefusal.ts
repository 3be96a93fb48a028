/** Something that this person may not do, or that is not there for them. */
export class ReviewRefusal extends Error {
  readonly code: 'notFound' | 'rightMissing' | 'notAllowed';
  constructor(code: ReviewRefusal['code'], message: string) {
    super(message);
    this.name = 'ReviewRefusal';
    this.code = code;
  }
}
