/**
 * What takes a store from nothing to the newest tables, in the order of the names, in the SQL that SQLite and PostgreSQL share. A released migration
 * never changes, not even in its spaces; a later one corrects it. Times are `bigint`s: milliseconds since 1970.
 */
export const MIGRATIONS: Readonly<Record<string, readonly string[]>> = {
  /** Questions and their feedback, claims, answered messages, and the listening rules of channels. */
  '0001-begin': [
    `create table "question" ("id" text not null primary key, "conversation" text not null, "platform" text not null, "workspace" text,
     "channel" text, "thread" text, "user" text, "question" text not null, "language" text not null, "status" text not null,
     "confidence" double precision not null, "privately" integer not null, "at" bigint not null, "nth" integer not null)`,
    `create index "question_of_conversation" on "question" ("conversation", "at", "nth")`,
    `create index "question_at" on "question" ("at")`,
    `create table "feedback" ("question" text not null, "user" text not null, "vote" text not null, "at" bigint not null,
     constraint "feedback_of_user" primary key ("question", "user"))`,
    `create index "feedback_at" on "feedback" ("at")`,
    `create table "claim" ("key" text not null primary key, "until" bigint not null, "holder" text not null)`,
    `create index "claim_until" on "claim" ("until")`,
    `create table "answered" ("asked" text not null primary key, "answered_by" text not null, "platform" text not null, "workspace" text,
     "channel" text not null, "message" text not null, "answer" text not null, "answer_channel" text, "thread" text, "text" text not null,
     "at" bigint not null)`,
    `create index "answered_answer" on "answered" ("answered_by", "at")`,
    `create index "answered_at" on "answered" ("at")`,
    `create table "listen_rule" ("place" text not null primary key, "platform" text not null, "rule" text not null)`,
    `create index "listen_rule_of_platform" on "listen_rule" ("platform", "rule")`,
  ],

  /** When channels get their digests, and the ledger of those they got. */
  '0002-digests': [
    `create table "digest" ("place" text not null primary key, "platform" text not null, "workspace" text, "channel" text not null,
     "time" text not null, "days" text not null, "zone" text not null, "quiet" text not null, "language" text not null, "set_by" text not null,
     "since" bigint not null)`,
    `create index "digest_of_platform" on "digest" ("platform", "place")`,
    `create table "delivery" ("key" text not null primary key, "place" text not null, "platform" text not null, "workspace" text,
     "channel" text not null, "slot" bigint not null, "state" text not null, "tries" integer not null, "until" bigint not null, "message" text,
     "up_to" bigint not null, "holder" text not null)`,
    `create index "delivery_of_channel" on "delivery" ("place", "slot", "key")`,
    `create index "delivery_message" on "delivery" ("place", "message")`,
    `create index "delivery_open" on "delivery" ("state", "until", "key")`,
    `create index "delivery_slot" on "delivery" ("slot")`,
  ],

  /** Watches and their hits; and an index for the questions of a channel. */
  '0003-watches': [
    `create table "watch" ("id" text not null primary key, "place" text, "platform" text not null, "workspace" text, "channel" text, "thread" text,
     "user" text, "direct" integer not null, "question" text not null, "language" text not null, "at" bigint not null, "gap" text)`,
    `create index "watch_of_channel" on "watch" ("place", "at", "id")`,
    `create index "watch_of_user" on "watch" ("user", "at", "id")`,
    `create table "hit" ("watch" text not null, "source" text not null, "at" bigint not null,
     constraint "hit_of_watch" primary key ("watch", "source"))`,
    `create index "hit_since" on "hit" ("watch", "at", "source")`,
    `create index "hit_at" on "hit" ("at")`,
    `create index "question_of_channel" on "question" ("platform", "channel", "at")`,
  ],

  /** What the files of the shelf held when they were last read, and when each source came. */
  '0004-sources': [
    `create table "file" ("root" text not null, "name" text not null, "stamp" text not null, "problems" text not null,
     constraint "file_of_root" primary key ("root", "name"))`,
    `create table "document" ("root" text not null, "file" text not null, "id" text not null, "twin" integer not null, "rank" bigint not null,
     "hash" text not null, "data" text not null, constraint "document_of_root" primary key ("root", "id", "file", "twin"))`,
    `create index "document_of_file" on "document" ("root", "file", "rank")`,
    `create table "arrival" ("root" text not null, "id" text not null, "arrived" bigint not null, "changed" bigint not null, "withdrawn" bigint,
     constraint "arrival_of_root" primary key ("root", "id"))`,
  ],

  /** From when on sources count for a watch; null for older watches. */
  '0005-watch-since': [`alter table "watch" add column "since" bigint`],

  /** The message that asked a question, so that the question goes when the message is removed; null for older questions. */
  '0006-question-message': [
    `alter table "question" add column "message" text`,
    `create index "question_of_message" on "question" ("message")`,
  ],

  /** Finds the sources that say the same, to the letter: a file that was moved or copied is no news. */
  '0007-document-hash': [
    `create index "document_of_hash" on "document" ("root", "hash")`,
    `create index "hit_of_source" on "hit" ("source")`,
  ],

  /** Shelves and who reads them, where added sources came from, what sources said before, and who changed what. */
  '0008-shelves': [
    `create table "shelf" ("id" text not null primary key, "name" text not null, "platform" text not null, "workspace" text, "channel" text,
     "at" bigint not null)`,
    `create table "binding" ("place" text not null, "shelf" text not null, "platform" text not null, "workspace" text, "channel" text not null,
     "reads" integer not null, constraint "binding_of_place" primary key ("place", "shelf"))`,
    `create table "placement" ("source" text not null primary key, "shelf" text not null)`,
    `create table "added" ("id" text not null primary key, "shelf" text not null, "link" text, "feed" text, "at" bigint not null,
     "checked" bigint not null, "etag" text, "last_modified" text, "misses" integer not null, "removed" bigint)`,
    `create index "added_from" on "added" ("link")`,
    `create index "added_checked" on "added" ("checked", "id")`,
    `create table "version" ("root" text not null, "id" text not null, "until" bigint not null, "hash" text not null, "data" text not null,
     constraint "version_of_source" primary key ("root", "id", "until", "hash"))`,
    `create table "shelf_change" ("id" text not null primary key, "at" bigint not null, "action" text not null, "shelf" text not null,
     "source" text, "what" text, "by_platform" text, "by_workspace" text, "by_user" text)`,
    `create index "change_of_shelf" on "shelf_change" ("shelf", "at", "id")`,
    `create index "change_of_source" on "shelf_change" ("source", "at", "id")`,
  ],

  /** The feeds that are followed, and which of their items were seen. */
  '0009-feeds': [
    `create table "feed" ("id" text not null primary key, "url" text not null, "shelf" text not null, "by_platform" text, "by_workspace" text,
     "by_user" text, "at" bigint not null, "title" text, "next" bigint, "polled" bigint, "etag" text, "last_modified" text,
     "failures" integer not null, "error" text)`,
    `create index "feed_of_shelf" on "feed" ("shelf", "at", "id")`,
    `create index "feed_next" on "feed" ("next", "id")`,
    `create table "feed_item" ("feed" text not null, "item" text not null, "at" bigint not null,
     constraint "item_of_feed" primary key ("feed", "item"))`,
    `create index "feed_item_at" on "feed_item" ("feed", "at")`,
  ],

  /** The people who are signed in to the reader. */
  '0010-sessions': [
    `create table "session" ("hash" text not null primary key, "platform" text not null, "workspace" text not null, "user" text not null,
     "workspaces" text not null, "at" bigint not null, "until" bigint not null)`,
    `create index "session_until" on "session" ("until")`,
  ],

  /** The tokens by which other programs ask, and whose shelves each reads. */
  '0011-tokens': [
    `create table "token" ("id" text not null primary key, "hash" text not null, "name" text not null, "platform" text, "workspace" text,
     "channel" text, "at" bigint not null, "used" bigint)`,
    `create unique index "token_hash" on "token" ("hash")`,
    `create unique index "token_name" on "token" ("name")`,
  ],

  /** The answers that people share by a link. */
  '0012-shares': [
    `create table "share" ("id" text not null primary key, "platform" text not null, "workspace" text, "user" text, "question" text not null,
     "language" text not null, "status" text not null, "confidence" double precision not null, "at" bigint not null, "excerpts" text not null)`,
    `create index "share_at" on "share" ("at")`,
  ],

  /** The workspaces and organisations that installed the bot, and what the platform gave, encrypted. */
  '0013-installations': [
    `create table "installation" ("key" text not null primary key, "id" text not null, "platform" text not null, "kind" text not null,
     "organisation" text, "sealed" text, "at" bigint not null)`,
    `create index "installation_of_platform" on "installation" ("platform", "at", "key")`,
  ],

  /** The last reading of each folder of sources, for the processes that take the sources from the store. */
  '0014-readings': [
    `create table "reading" ("root" text not null primary key, "by" text not null, "as_of" bigint not null, "revision" text not null,
     "problems" text not null, "passed_over" text not null)`,
  ],
}
