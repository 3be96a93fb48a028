/** Whether a call is recorded: from its answer, only when the agent starts it, or not at all. */
export const recordingModes = ['always', 'onDemand', 'never'] as const;
export type RecordingMode = (typeof recordingModes)[number];

/** How callers learn that they are recorded: the platform says so, the agent does, or nobody has to. */
export const consentNotices = ['platform', 'agent', 'none'] as const;
