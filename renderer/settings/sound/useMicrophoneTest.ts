import { useEffect, useState } from 'react';
import { bridge } from '../../bridge/bridge.ts';
import { attempt, send } from '../../bridge/send.ts';
import { gradedLevels } from './levelGrade.ts';

/** Milliseconds without a level after which the test is over: main ends it after a minute. */
const silentMs = 1_500;

export interface MicrophoneTest {
  readonly running: boolean;
  /** The last levels, newest at the end; 0–1. */
  readonly levels: readonly number[];
  readonly start: () => void;
  readonly stop: () => void;
}

/** Measures the microphone while somebody looks: leaving the page ends it. */
export function useMicrophoneTest(): MicrophoneTest {
  const [running, setRunning] = useState(false);
  const [levels, setLevels] = useState<readonly number[]>([]);

  useEffect(() => {
    if (!running) return;
    let over: ReturnType<typeof setTimeout> | undefined;
    const expectNext = () => {
      clearTimeout(over);
      over = setTimeout(() => setRunning(false), silentMs);
    };
    const stopListening = bridge().on('device:level', ({ level }) => {
      setLevels((known) => [...known, level].slice(-gradedLevels));
      expectNext();
    });
    void send('device:testMicrophone', { on: true }).then(expectNext);
    return () => {
      clearTimeout(over);
      stopListening();
      void attempt('device:testMicrophone', { on: false });
    };
  }, [running]);

  return {
    running,
    levels,
    start() {
      setLevels([]);
      setRunning(true);
    },
    stop: () => setRunning(false),
  };
}
