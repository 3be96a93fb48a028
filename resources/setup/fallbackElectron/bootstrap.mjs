// Stands in for Electron's own `default_app`, which the fallback runtime lacks: loads the application folder named by
// the first argument that is not a flag. It is an ES module because Electron holds back `ready` until an entry of that
// kind has finished, so that an application may still do what must come before `ready`.
import { app } from 'electron';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** First argument that is neither a flag nor the value of `-r`. */
function applicationPath() {
  const rest = process.argv.slice(1);
  for (let index = 0; index < rest.length; index += 1) {
    if (rest[index] === '-r' || rest[index] === '--require') {
      index += 1;
      createRequire(path.join(process.cwd(), 'x.js'))(path.resolve(rest[index]));
    } else if (!rest[index].startsWith('-')) return path.resolve(rest[index]);
  }
  return undefined;
}

const target = applicationPath();
if (target === undefined) {
  process.stderr.write('Usage: electron <application folder> [arguments]\n');
  app.exit(1);
} else {
  process.defaultApp = true;
  let entry = target;
  if (statSync(target).isDirectory()) {
    const about = JSON.parse(readFileSync(path.join(target, 'package.json'), 'utf8'));
    if (about.version) app.setVersion(about.version);
    const name = about.productName ?? about.name;
    if (name) app.setName(name);
    if (about.desktopName) app.setDesktopName(about.desktopName);
    app.setAppPath(target);
    if (!app.commandLine.hasSwitch('user-data-dir')) {
      app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
    }
    entry = createRequire(path.join(target, 'package.json')).resolve(path.join(target, about.main ?? 'index.js'));
  }
  await import(pathToFileURL(entry).href);
}
