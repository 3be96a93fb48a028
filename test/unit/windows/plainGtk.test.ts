import { describe, expect, it } from 'vitest';
import { keepOpenGlOut } from '../../../electron/windows/plainGtk.ts';

/** A program that gets ready when it is told to. */
function startingApp() {
  let ready = (): void => {};
  const whenReady = new Promise<void>((resolve) => {
    ready = resolve;
  });
  return { app: { whenReady: () => whenReady }, ready };
}

describe('GTK in main', () => {
  it('is opened without OpenGL, and what is started later is told nothing of it', async () => {
    const { app, ready } = startingApp();
    const environment: NodeJS.ProcessEnv = {};
    keepOpenGlOut(app, 'linux', environment);
    expect(environment['GDK_GL']).toBe('disable');
    ready();
    await app.whenReady();
    expect('GDK_GL' in environment).toBe(false);
  });

  it('keeps the wish of whoever started the program', async () => {
    const { app, ready } = startingApp();
    const environment: NodeJS.ProcessEnv = { GDK_GL: 'always' };
    keepOpenGlOut(app, 'linux', environment);
    ready();
    await app.whenReady();
    expect(environment['GDK_GL']).toBe('always');
  });

  it('is not there on other systems', () => {
    const environment: NodeJS.ProcessEnv = {};
    keepOpenGlOut(startingApp().app, 'win32', environment);
    expect(environment).toEqual({});
  });
});
