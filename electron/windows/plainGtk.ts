/** The part of Electron's `app` that is used. */
interface Starting {
  whenReady(): Promise<void>;
}

/**
 * Keeps OpenGL out of main, before Electron is ready. GTK asks GLX for its visuals as soon as it is opened, and Mesa then
 * loads a compiler (libLLVM): 30 MB in a process that draws nothing but menus and boxes. The GPU process is not touched.
 * The variable is GDK's, which reads it once; programs that we start later (a browser for a link) do not get it.
 */
export function keepOpenGlOut(app: Starting, platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): void {
  if (platform !== 'linux' || environment['GDK_GL'] !== undefined) return;
  environment['GDK_GL'] = 'disable';
  void app.whenReady().then(() => {
    delete environment['GDK_GL'];
  });
}
