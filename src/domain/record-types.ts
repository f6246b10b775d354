/**
 * Every record type, in both lists: its phone's half and the whole. A new type is a file in records/ and its lines here
 * (docs/recipes/add-record-type.md).
 */
import type { RecordKind } from "./record-kind.ts";
import type { RecordType } from "./record-type.ts";
import { accessNotice, accessNoticeRecord } from "./records/access-notice.ts";
import { agency, agencyRecord } from "./records/agency.ts";
import { attempt, attemptRecord } from "./records/attempt.ts";
import { attendance, attendanceRecord } from "./records/attendance.ts";
import { centre, centreRecord } from "./records/centre.ts";
import { checkIn, checkInRecord } from "./records/check-in.ts";
import { certificate, certificateRecord } from "./records/certificate.ts";
import { citizen, citizenRecord } from "./records/citizen.ts";
import { cohort, cohortRecord } from "./records/cohort.ts";
import { conflict, conflictRecord } from "./records/conflict.ts";
import { consent, consentRecord } from "./records/consent.ts";
import { enrolment, enrolmentRecord } from "./records/enrolment.ts";
import { followUp, followUpRecord } from "./records/follow-up.ts";
import { helpLog, helpLogRecord } from "./records/help-log.ts";
import { household, householdRecord } from "./records/household.ts";
import { incomeAnswer, incomeAnswerRecord } from "./records/income-answer.ts";
import { issuerKey, issuerKeyRecord } from "./records/issuer-key.ts";
import { lessonDone, lessonDoneRecord } from "./records/lesson-done.ts";
import { membership, membershipRecord } from "./records/membership.ts";
import { privacyRequest, privacyRequestRecord } from "./records/privacy-request.ts";
import { review, reviewRecord } from "./records/review.ts";
import { samePerson, samePersonRecord } from "./records/same-person.ts";
import { score, scoreRecord } from "./records/score.ts";
import { selfCheck, selfCheckRecord } from "./records/self-check.ts";
import { revocation, revocationRecord } from "./records/revocation.ts";
import { topic, topicRecord } from "./records/topic.ts";
import { user, userRecord } from "./records/user.ts";
import { villageTarget, villageTargetRecord } from "./records/village-target.ts";

export const recordKinds: readonly RecordKind[] = [
  accessNotice,
  agency,
  attempt,
  attendance,
  centre,
  checkIn,
  certificate,
  citizen,
  cohort,
  conflict,
  consent,
  enrolment,
  followUp,
  helpLog,
  household,
  incomeAnswer,
  issuerKey,
  lessonDone,
  membership,
  privacyRequest,
  review,
  samePerson,
  score,
  selfCheck,
  revocation,
  topic,
  user,
  villageTarget,
];

/** For the server alone: nothing of it comes into the app. */
export const recordTypes: readonly RecordType[] = [
  accessNoticeRecord,
  agencyRecord,
  attemptRecord,
  attendanceRecord,
  centreRecord,
  checkInRecord,
  certificateRecord,
  citizenRecord,
  cohortRecord,
  conflictRecord,
  consentRecord,
  enrolmentRecord,
  followUpRecord,
  helpLogRecord,
  householdRecord,
  incomeAnswerRecord,
  issuerKeyRecord,
  lessonDoneRecord,
  membershipRecord,
  privacyRequestRecord,
  reviewRecord,
  samePersonRecord,
  scoreRecord,
  selfCheckRecord,
  revocationRecord,
  topicRecord,
  userRecord,
  villageTargetRecord,
];

/**
 * Counts up with the types: the newest `since`. A phone says which version it knows, and is given a type that it has
 * learnt since then once, alone (docs/sync.md, W7).
 */
export const registryVersion = Math.max(...recordKinds.map(({ since }) => since));

const kindsByName: ReadonlyMap<string, RecordKind> = new Map(recordKinds.map((kind) => [kind.kind, kind]));

/** The kind of this name, or undefined for one that this version does not know. */
export const recordKind = (name: string): RecordKind | undefined => kindsByName.get(name);

/** The whole type of this name. */
export const recordType = (name: string): RecordType | undefined => recordTypes.find(({ kind }) => kind === name);
