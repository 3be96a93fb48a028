import { globalShortcut } from 'electron';

/** Answers from any program; held only while a call rings, so that other programs keep the key the rest of the day. */
export const answerAccelerator = 'F9';

/** Takes or gives back the global answer key. A key that another program holds is simply not ours: the pop still answers. */
export function holdAnswerKey(ringing: boolean, answer: () => void): void {
  if (!ringing) globalShortcut.unregister(answerAccelerator);
  else if (!globalShortcut.isRegistered(answerAccelerator)) globalShortcut.register(answerAccelerator, answer);
}
