/** Rows of invitations and of the phones that wait for a coordinator's word. */

export interface InvitationTable {
  id: string;
  user_id: string;
  /** The person who invited. */
  made_by: string;
  /** The post that it is for; of a person with several, one of them. */
  role: string;
  scope: string;
  made_at: string;
  /** Of the link behind the QR; null for one that has only a code. */
  link_hash: string | null;
  link_until: string | null;
  /** Keyed hash of the code's first half: finds it, and proves nothing. */
  prefix_hash: string;
  /** base64url. */
  salt: string;
  slow_hash: string;
  code_until: string;
  /** Tries of the code that were paid for: from five on, a phone needs the coordinator's word. */
  tries: number;
  /** 1: a phone that has the code waits, for the person has had one before. */
  needs_yes: number;
  /** Times that somebody chose a number which the phone does not show. */
  wrong_numbers: number;
  /** When it was used, or replaced by a newer one. */
  closed_at: string | null;
}

export interface WaitingPhoneTable {
  id: string;
  invitation_id: string;
  client_id: string;
  ticket_hash: string;
  browser: string | null;
  /** Three digits that the phone shows. */
  number: string;
  /** JSON text: the number among two others, as the coordinator sees them. */
  choices: string;
  asked_at: string;
  approved_at: string | null;
}
