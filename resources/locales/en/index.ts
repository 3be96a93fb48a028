import agent from './agent.json' with { type: 'json' };
import app from './app.json' with { type: 'json' };
import area from './area.json' with { type: 'json' };
import calls from './calls.json' with { type: 'json' };
import customers from './customers.json' with { type: 'json' };
import error from './error.json' with { type: 'json' };
import log from './log.json' with { type: 'json' };
import notice from './notice.json' with { type: 'json' };
import numbers from './numbers.json' with { type: 'json' };
import practice from './practice.json' with { type: 'json' };
import registration from './registration.json' with { type: 'json' };
import routing from './routing.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import source from './source.json' with { type: 'json' };

/** All texts in this language; the file's name is the first part of a key. */
export const en = { agent, app, area, calls, customers, error, log, notice, numbers, practice, registration, routing, settings, source };
