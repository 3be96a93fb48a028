import agent from './agent.json' with { type: 'json' };
import app from './app.json' with { type: 'json' };
import area from './area.json' with { type: 'json' };
import blockList from './blockList.json' with { type: 'json' };
import breakReason from './breakReason.json' with { type: 'json' };
import calls from './calls.json' with { type: 'json' };
import conference from './conference.json' with { type: 'json' };
import connection from './connection.json' with { type: 'json' };
import customerImport from './customerImport.json' with { type: 'json' };
import crm from './crm.json' with { type: 'json' };
import customers from './customers.json' with { type: 'json' };
import devices from './devices.json' with { type: 'json' };
import dial from './dial.json' with { type: 'json' };
import error from './error.json' with { type: 'json' };
import evidence from './evidence.json' with { type: 'json' };
import handling from './handling.json' with { type: 'json' };
import jobs from './jobs.json' with { type: 'json' };
import log from './log.json' with { type: 'json' };
import mediaAlarm from './mediaAlarm.json' with { type: 'json' };
import melody from './melody.json' with { type: 'json' };
import missed from './missed.json' with { type: 'json' };
import notice from './notice.json' with { type: 'json' };
import numbers from './numbers.json' with { type: 'json' };
import player from './player.json' with { type: 'json' };
import practice from './practice.json' with { type: 'json' };
import readiness from './readiness.json' with { type: 'json' };
import recording from './recording.json' with { type: 'json' };
import registration from './registration.json' with { type: 'json' };
import review from './review.json' with { type: 'json' };
import reviewPackages from './reviewPackages.json' with { type: 'json' };
import routing from './routing.json' with { type: 'json' };
import seat from './seat.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import shift from './shift.json' with { type: 'json' };
import shortcut from './shortcut.json' with { type: 'json' };
import sip from './sip.json' with { type: 'json' };
import sound from './sound.json' with { type: 'json' };
import source from './source.json' with { type: 'json' };
import statistics from './statistics.json' with { type: 'json' };
import tasks from './tasks.json' with { type: 'json' };
import tickets from './tickets.json' with { type: 'json' };
import transfer from './transfer.json' with { type: 'json' };
import vault from './vault.json' with { type: 'json' };
import wrapUp from './wrapUp.json' with { type: 'json' };
import writeUp from './writeUp.json' with { type: 'json' };

/** All texts in this language; the file's name is the first part of a key. */
export const en = {
  agent, app, area, blockList, breakReason, calls, conference, connection, customerImport, crm, customers, devices, dial, error, evidence, handling, jobs, log,
  mediaAlarm, melody, missed, notice, numbers, player, practice, readiness, recording, registration, review, reviewPackages, routing, seat, settings, shift, shortcut,
  sip, sound, source, statistics, tasks, tickets, transfer, vault, wrapUp, writeUp,
};
