/** The peer's server in a process of its own: express-pouchdb over PouchDB in memory, filled with the same logs. */
import express from "express";
import expressPouchDB from "express-pouchdb";
import memoryAdapter from "pouchdb-adapter-memory";
import PouchDB from "pouchdb-core";
import { pastLogs } from "./help-logs.ts";
import { documentOf } from "./pouchdb-document.ts";

const [port, count] = process.argv.slice(2).map(Number);
if (port === undefined || count === undefined) throw new Error("pouchdb-server.ts <port> <how many logs>");

const InMemory = PouchDB.plugin(memoryAdapter).defaults({ adapter: "memory" });
await new InMemory("helps").bulkDocs(pastLogs(count).map(documentOf));
const app = express();
app.use("/", expressPouchDB(InMemory, { mode: "minimumForPouchDB" }));
app.listen(port, "127.0.0.1", () => console.log("ready"));
