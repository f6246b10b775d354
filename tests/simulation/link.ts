/** The link between phones and server. Everything is text on the way, and everything that can happen to text happens. */
import * as v from "valibot";
import { sameJson, type Json } from "#domain/json.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { answerSync, type AnswerDeps } from "#sync/answer.ts";
import type { Numbered } from "#sync/decide.ts";
import type { AskForCheck } from "#sync/check-copy.ts";
import { checkRequestSchema, checkSync, type Divergence } from "#sync/check.ts";
import { packPush, unpackPush } from "#sync/push-columns.ts";
import { syncAll, type RoundDeps, type SyncError } from "#sync/round.ts";
import type { Actor } from "#sync/scope.ts";
import type { Store } from "#sync/store.ts";
import { syncRequestSchema, type Mutation, type SyncRequest, type SyncResponse } from "#sync/wire.ts";
import {
  clockOf,
  crash,
  Crash,
  Full,
  mutationKey,
  serverClock,
  type Message,
  type Phone,
  type Village,
} from "./village.ts";
import type { Defects } from "./defects.ts";

export interface Link {
  /** One tab of a phone starts to send. */
  readonly startSync: (phone: Phone, tab: number) => void;
  /** Something that is under way moves on: a message, or work inside the server. */
  readonly step: () => Promise<void>;
  readonly isQuiet: () => boolean;
}

export const linkOf = (village: Village, deps: AnswerDeps, pageBytes: number, defects: Defects): Link => {
  const { chance } = village;
  const goesWrong = (probability: number): boolean => !village.isCalm && chance.happens(probability);

  const serve = async (message: Message): Promise<void> => {
    message.place = "inside";
    // What the schema lets through is what the server works on; the mutations inside stay as they came.
    const unpacked = unpackPush(JSON.parse(message.request));
    if (!unpacked.ok) throw new Error(`not unpacked: ${unpacked.error.field}`);
    const request = v.parse(syncRequestSchema, unpacked.value) as SyncRequest<Numbered>;
    if (message.phone.isSignedOut) return end(village, message, err({ type: "signedOut" }));
    noteArrivals(village, request);
    const actor = actorOf(message.phone);
    const store = notingCommits(village, deps.store, request);
    const answer = await answerSync({ ...deps, store }, actor, { ...request, lim: pageBytes }, serverClock(village));
    if (!village.messages.includes(message)) return;
    message.answer = JSON.stringify(defects.onAnswer(request, answer));
    message.place = "coming";
  };

  const deliver = async (message: Message): Promise<void> => {
    if (message.place === "inside") return;
    if (message.place === "going") {
      if (goesWrong(0.1)) return end(village, message, err({ type: "offline" }));
      // It gave up waiting, or the link sent it twice: the request arrives with nobody waiting.
      if (goesWrong(0.1)) return giveUp(village, message);
      if (goesWrong(0.05)) village.messages.push(ghostOf(message));
      void serve(message).catch((bug: unknown) => village.broken.push(`the server threw: ${String(bug)}`));
      return;
    }
    const answer = JSON.parse(message.answer) as SyncResponse;
    if (goesWrong(0.15)) {
      // A planted fault that the phone crashes in has done its harm or not; either is fine.
      await defects.onLostAnswer(message.phone.storage, answer).catch(() => undefined);
      return end(village, message, err({ type: "offline" }));
    }
    if (goesWrong(0.05)) return end(village, message, readText(message.answer.slice(0, -chance.below(200) - 1)));
    end(village, message, readText(message.answer));
  };

  return {
    startSync: (phone, tab) => {
      if (phone.busyTabs.has(tab)) return;
      phone.busyTabs.add(tab);
      const { life, registry } = phone;
      const send = async (request: SyncRequest): Promise<Result<SyncResponse, SyncError>> => {
        await defects.onSend(phone.storage, request);
        const answer = await new Promise<Result<SyncResponse, SyncError>>((reply) => {
          const text = JSON.stringify(packPush(request));
          const message: Message = { phone, life, request: text, place: "going", answer: "", reply };
          // A tab of an earlier life is not there any more.
          if (life === phone.life) village.messages.push(message);
        });
        await defects.onReceive(phone.storage, request);
        return answer;
      };
      const check: AskForCheck = async (request) => {
        // A tab of the version before would compare only the kinds that it knows; here all of them are in one memory.
        if (registry !== phone.registry || goesWrong(0.3)) return err({ type: "offline" });
        const received = v.parse(checkRequestSchema, JSON.parse(JSON.stringify(request)));
        // Without pauses: a server that is restored in one would leave the phone waiting for ever.
        const parts = { seal: deps.seal, store: village.store, report: tellOf(village) };
        return ok(await checkSync(parts, actorOf(phone), received, serverClock(village)));
      };
      void runTab(village, phone, { send, check }).finally(() => {
        if (life === phone.life) phone.busyTabs.delete(tab);
      });
    },
    step: async () => {
      if (village.paused.length > 0 && chance.happens(0.5)) {
        village.paused.splice(chance.below(village.paused.length), 1)[0]?.();
      } else if (village.messages.length > 0) await deliver(chance.pick(village.messages));
      await settle();
    },
    isQuiet: () => village.messages.length === 0 && village.paused.length === 0,
  };
};

const runTab = async (village: Village, phone: Phone, link: Pick<RoundDeps, "send" | "check">): Promise<void> => {
  try {
    const done = await syncAll({
      storage: phone.storage,
      ...link,
      now: () => clockOf(village, phone),
      newId: village.chance.id,
      registry: phone.registry,
    });
    if (!done.ok && ["refused", "serverTrouble"].includes(done.error.type)) {
      village.broken.push(`W2: the server's answer was not understood: ${JSON.stringify(done.error)}`);
    }
  } catch (error) {
    if (error instanceof Crash) crash(village, phone);
    else if (!(error instanceof Full)) village.broken.push(`a phone threw: ${String(error)}`);
  }
};

/** Who the server takes a phone's person for: their villages, and those that they had until not long ago. */
const actorOf = ({ userId, name, villages, villagesEver, office }: Phone): Actor => {
  const posts = (codes: readonly string[]) => codes.map((scope) => ({ role: "volunteer" as const, scope }));
  return {
    userId,
    name,
    grants: [...posts(villages), ...(office ? [office.post] : [])],
    past: posts([...villagesEver].filter((code) => !villages.includes(code))),
  };
};

/** Nothing in the protocol may ever make a copy differ. */
const tellOf =
  (village: Village) =>
  ({ partition, parts }: Divergence): void =>
    void village.broken.push(`I1: a copy of ${partition} differs in ${parts} parts`);

/** Notes which mutations each commit took: two phones may send different ones under one number. */
const notingCommits = (village: Village, store: Store, request: SyncRequest<Numbered>): Store => ({
  ...store,
  push: async (job) => {
    const last: { commit: Village["commits"][number] | null } = { commit: null };
    const group = request.push.find(({ p }) => p === job.partition);
    const value = await store.push({
      ...job,
      decide: (view) => {
        const decision = job.decide(view);
        const { changes } = decision;
        const { partition, clientId } = job;
        const decided = { partition, clientId, headBefore: view.head, from: view.lastNumber };
        // The simulation's own phones wrote them.
        const mutations = (group?.m ?? []) as unknown as Mutation[];
        last.commit = changes && { ...decided, to: changes.lastNumber, results: changes.results, mutations };
        return decision;
      },
    });
    if (last.commit) village.commits.push(last.commit);
    return value;
  },
});

/** Lets everything that can go on without the outside world go on. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const end = (village: Village, message: Message, answer: Result<SyncResponse, SyncError>): void => {
  village.messages.splice(village.messages.indexOf(message), 1);
  message.reply?.(answer);
};

const giveUp = (village: Village, message: Message): void => {
  village.messages.push(ghostOf(message));
  end(village, message, err({ type: "offline" }));
};

const ghostOf = ({ phone, life, request }: Message): Message => ({ phone, life, request, place: "going", answer: "" });

// Half an answer is no JSON: the phone's transport calls it something that is not our server.
const readText = (text: string): Result<SyncResponse, SyncError> => {
  try {
    return ok(JSON.parse(text) as SyncResponse);
  } catch {
    return err({ type: "notOurServer" });
  }
};

const noteArrivals = (village: Village, request: SyncRequest<Numbered>): void => {
  for (const { p, m } of request.push) {
    for (const mutation of m) {
      const key = mutationKey(request.c, p, mutation.n);
      const before = village.arrived.get(key);
      // Two requests may carry its fields in another order.
      const isOther = before && !sameJson(asJson(before), asJson(mutation));
      // Of an erased record the phone keeps the numbers alone.
      const mayDiffer = village.cloned.has(request.c) || village.erased.has(String(mutation["id"]));
      if (isOther && !mayDiffer) village.broken.push(`O2: ${key} changed`);
      // The simulation's own phones wrote it.
      village.arrived.set(key, mutation as unknown as Mutation);
    }
  }
};

// It has just been read from JSON.
const asJson = (mutation: Mutation | Numbered): Json => mutation as Json;
