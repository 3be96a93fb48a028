import path from 'node:path';
import { app } from 'electron';

/** Where things are: the shipped files, the user's data, the parts that run outside an archive. */
export interface Places {
  readonly pages: string;
  readonly preloads: string;
  readonly sounds: string;
  readonly icons: string;
  readonly builtInAreas: string;
  readonly importedAreas: string;
  readonly settings: string;
  /** The keys of the live data, closed up. */
  readonly keys: string;
  /** Which headset is paired. */
  readonly headsets: string;
  readonly storeEntry: string;
  /** A Node ≥ 22, used only where Electron's own is older. */
  readonly node: string;
  readonly liveData: string;
  readonly practiceData: string;
}

/** Where the data of a mode are. */
export function dataOf({ liveData, practiceData }: Places, mode: 'live' | 'practice'): string {
  return mode === 'live' ? liveData : practiceData;
}

/** Finds everything from the program's folder and the user's data folder. */
export function findPlaces(): Places {
  const program = app.getAppPath();
  const data = app.getPath('userData');
  const resources = path.join(program, 'resources');
  return {
    pages: path.join(program, 'out/renderer'),
    preloads: path.join(program, 'out/preload'),
    sounds: path.join(resources, 'sounds'),
    icons: path.join(resources, 'icons'),
    builtInAreas: path.join(resources, 'areas/areas.bin'),
    importedAreas: path.join(data, 'areas-imported.bin'),
    settings: path.join(data, 'settings.json'),
    keys: path.join(data, 'keys.json'),
    headsets: path.join(data, 'headsets.json'),
    storeEntry: path.join(program, 'out/main/store.cjs').replace('app.asar', 'app.asar.unpacked'),
    node: app.isPackaged ? path.join(process.resourcesPath, process.platform === 'win32' ? 'node.exe' : 'node') : path.join(program, 'node_modules/node/bin/node'),
    liveData: path.join(data, 'data'),
    practiceData: path.join(data, 'practice'),
  };
}
