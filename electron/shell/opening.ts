import path from 'node:path';
import { ipcMain, session, type BrowserWindow } from 'electron';
import { reached } from '../../shared/kernel/startMoment.ts';
import { openChannels, type AnswerMessage } from '../ipc/channels.ts';
import { electronSpawner } from '../store/electronSpawner.ts';
import { startAhead, type StartedAhead } from '../store/startAhead.ts';
import { openConsoleWindow } from '../windows/consoleWindow.ts';
import { limitPermissions } from '../windows/lockDown.ts';
import { pageAddress } from '../windows/pageAddress.ts';
import { serveApp, type PlayableRecording } from '../windows/serveApp.ts';
import { dataOf, findPlaces, type Places } from './places.ts';

/** Who answers what the pages ask of main. */
export interface PageAnswers {
  readonly message: AnswerMessage;
  readonly recordingOf: (callId: string) => Promise<PlayableRecording | null>;
}

/** A page that has not asked by then is waited for no longer: something holds it up, or it is lost. */
const askedAfterMs = 333;
/** A program that answers its pages no sooner is told of in the log: something holds it up. */
const answeredAfterMs = 10_000;

/** What is started before the program's own code is read: the two processes that take longest to come up. */
export interface Opening {
  readonly places: Places;
  /** Shows itself with its first picture. */
  readonly console: BrowserWindow;
  /** Waits for the secrets of the data. */
  readonly store: StartedAhead;
  /** Resolves when the console's page asks for something, and so has all its files, which main gave it; at the latest after a third of a second. */
  readonly pageAsked: Promise<void>;
  /** Answers what the pages asked and will ask; until then their questions wait. */
  readonly answerWith: (answers: PageAnswers) => void;
}

/** Opens the console's window and starts the store of the mode. Once, when Electron is ready. */
export function openAhead(mode: 'live' | 'practice', developmentServer: string | undefined, warn: (words: string) => void): Opening {
  const places = findPlaces();
  const { pages, sounds, icons, preloads } = places;
  let answerWith: (answers: PageAnswers) => void = () => {};
  const answers = new Promise<PageAnswers>((resolve) => {
    answerWith = resolve;
  });
  const late = setTimeout(() => warn('the pages still wait for the program to answer them'), answeredAfterMs);
  void answers.then(() => clearTimeout(late));
  // Nobody gets anything before the program says who may have what.
  limitPermissions(session.defaultSession, { developmentServer, mayUseMicrophone: () => false, mayChooseSpeaker: () => false, mayUseHeadset: () => false });
  serveApp(session.defaultSession.protocol, { pages, sounds, recordingOf: async (callId) => (await answers).recordingOf(callId), onUnreadable: (file) => warn(`${file} of the pages could not be read`) });
  let asked = (): void => {};
  const pageAsked = new Promise<void>((resolve) => {
    asked = resolve;
    setTimeout(resolve, askedAfterMs);
  });
  openChannels(ipcMain, async (channel, event, argument) => {
    asked();
    if (event.sender === window.webContents) asks();
    return (await answers).message(channel, event, argument);
  });
  const { window, asks } = openConsoleWindow({
    address: pageAddress('index', developmentServer),
    preload: path.join(preloads, 'console.cjs'),
    icon: path.join(icons, 'window.png'),
    width: 1280,
    height: 800,
    onNoPicture: () => warn('the console is shown without waiting on for its first picture'),
    onHung: () => warn("the console's page reacts to nothing, and its process is ended"),
    onSilent: (waitedMs) => warn(`the console's page has asked for nothing for ${waitedMs / 1000} s and is loaded anew`),
  });
  reached('console opened');
  const store = startAhead(electronSpawner(places.node), places.storeEntry, [dataOf(places, mode)]);
  reached('store started');
  return { places, console: window, store, pageAsked, answerWith };
}
