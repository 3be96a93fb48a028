/** What a seat dials, or refers a caller to, for the services of the practice platform. */
export const practiceCodes = { park: '*68', retrieve: '*69', groupPickUp: '*8', directedPickUp: '**', room: '9600' } as const;
