-- Assistly's account database as such a help desk might have had it in 2010. An example: see README.md.
-- `app` is what the product writes; `enrichment` is what was got from other companies.
CREATE EXTENSION IF NOT EXISTS citext;
CREATE SCHEMA app;
CREATE SCHEMA enrichment;

CREATE TYPE app."userRole" AS ENUM ('owner', 'agent', 'reader');
CREATE TYPE app."listKind" AS ENUM ('publication', 'legal');
CREATE TYPE app."mailEventKind" AS ENUM ('sent', 'opened', 'clicked', 'bounced');
CREATE TYPE app."ticketStatus" AS ENUM ('new', 'open', 'waiting', 'solved');
CREATE TYPE app."authorKind" AS ENUM ('customer', 'agent');
CREATE TYPE app."sharingStatus" AS ENUM ('planned', 'announced', 'prevented', 'shared');

-- Companies that run their help desk here. What their customers write is theirs.
CREATE TABLE app."companies" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "name" text NOT NULL,
  "subdomain" citext NOT NULL UNIQUE,
  "privacyEmail" citext NOT NULL,
  "createdAt" timestamptz NOT NULL
);

-- Registered users: the people who answer at a company's help desk. Leaving only sets `deletedAt`, and an address may come back.
CREATE TABLE app."users" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "companyId" uuid,
  "email" citext NOT NULL,
  "username" citext,
  "fullName" text NOT NULL,
  "nameKey" text GENERATED ALWAYS AS (lower("fullName")) STORED,
  "passwordDigest" text,
  "role" app."userRole" NOT NULL DEFAULT 'agent',
  "profile" jsonb NOT NULL DEFAULT '{}',
  "preferences" jsonb NOT NULL DEFAULT '{}',
  "skills" text[] NOT NULL DEFAULT '{}',
  "sharingAllowed" boolean NOT NULL DEFAULT true,
  "country" char(2),
  "signUpIp" inet,
  "createdAt" timestamptz NOT NULL,
  "updatedAt" timestamptz NOT NULL,
  "deletedAt" timestamptz
);

-- What a profile said before it was changed.
CREATE TABLE app."profileChanges" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "userId" uuid NOT NULL,
  "field" text NOT NULL,
  "oldValue" text,
  "changedAt" timestamptz NOT NULL
);

-- Former addresses, for as long as mail may still go to them.
CREATE TABLE app."emailChanges" (
  "userId" uuid,
  "changedAt" timestamptz,
  "oldEmail" citext NOT NULL,
  "newEmail" citext NOT NULL,
  PRIMARY KEY ("userId", "changedAt")
);

-- Pictures of users, as they were uploaded.
CREATE TABLE app."avatars" (
  "userId" uuid PRIMARY KEY,
  "mediaType" text NOT NULL,
  "image" bytea NOT NULL,
  "checksum" bytea GENERATED ALWAYS AS (sha256("image")) STORED,
  "uploadedAt" timestamptz NOT NULL
);

-- Signed-in browsers.
CREATE TABLE app."sessions" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "userId" uuid NOT NULL,
  "tokenDigest" bytea NOT NULL,
  "cookieId" uuid NOT NULL,
  "ip" inet NOT NULL,
  "userAgent" text NOT NULL,
  "startedAt" timestamptz NOT NULL
);

-- Server log: the pages that a session asked for.
CREATE TABLE app."pageRequests" (
  "sessionId" uuid,
  "step" smallint,
  "path" text NOT NULL,
  "requestedAt" timestamptz NOT NULL,
  PRIMARY KEY ("sessionId", "step")
);

-- What is mailed regularly. `legal` are notices that go to everybody with an account.
CREATE TABLE app."mailingLists" (
  "key" text PRIMARY KEY,
  "title" text NOT NULL,
  "kind" app."listKind" NOT NULL
);

-- Who gets which list.
CREATE TABLE app."subscriptions" (
  "userId" uuid,
  "listKey" text,
  "subscribed" boolean NOT NULL DEFAULT true,
  "changedAt" timestamptz NOT NULL,
  PRIMARY KEY ("userId", "listKey")
);

-- Addresses that get no publications, account or none.
CREATE TABLE app."suppressions" (
  "email" citext,
  "kind" app."listKind" CHECK ("kind" <> 'legal'),
  "reason" text NOT NULL,
  "suppressedAt" timestamptz NOT NULL,
  PRIMARY KEY ("email", "kind")
);

-- Mail that was sent, and whether its picture was loaded or its link followed.
CREATE TABLE app."mailEvents" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "recipient" citext NOT NULL,
  "listKey" text NOT NULL,
  "kind" app."mailEventKind" NOT NULL,
  "ip" inet,
  "client" text,
  "happenedAt" timestamptz NOT NULL
);

-- Terms and legal notices that were agreed to. Outlives the account.
CREATE TABLE app."termsAcceptances" (
  "email" citext,
  "version" text,
  "userId" uuid,
  "acceptedAt" timestamptz NOT NULL,
  "ip" inet,
  PRIMARY KEY ("email", "version")
);

-- Companies that data may be passed on to.
CREATE TABLE app."partners" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "name" text NOT NULL,
  "contactEmail" citext NOT NULL,
  "affiliated" boolean NOT NULL
);

-- What is to be passed on, or was: users are told first and can prevent it.
CREATE TABLE app."sharings" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "partnerId" uuid NOT NULL,
  "userId" uuid,
  "email" citext NOT NULL,
  "categories" text[] NOT NULL,
  "purpose" text NOT NULL,
  "status" app."sharingStatus" NOT NULL DEFAULT 'planned',
  "plannedFor" date NOT NULL,
  "announcedAt" timestamptz,
  "preventedAt" timestamptz,
  "sharedAt" timestamptz
);

-- Addresses whose owner wants nothing passed on, account or none.
CREATE TABLE app."sharingObjections" (
  "email" citext PRIMARY KEY,
  "objectedAt" timestamptz NOT NULL
);

-- People who wrote to a company's help desk. They are that company's customers.
CREATE TABLE app."customers" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "companyId" uuid NOT NULL,
  "email" citext NOT NULL,
  "fullName" text NOT NULL,
  "contacts" jsonb NOT NULL DEFAULT '{}',
  "firstSeenAt" timestamptz NOT NULL,
  "deletedAt" timestamptz
);

-- What a customer asks; `assigneeId` and `watcherIds` are users at the desk.
CREATE TABLE app."tickets" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "companyId" uuid NOT NULL,
  "number" int NOT NULL,
  "customerId" uuid NOT NULL,
  "assigneeId" uuid,
  "watcherIds" uuid[] NOT NULL DEFAULT '{}',
  "subject" text NOT NULL,
  "status" app."ticketStatus" NOT NULL DEFAULT 'new',
  "tags" text[] NOT NULL DEFAULT '{}',
  "openedAt" timestamptz NOT NULL,
  "deletedAt" timestamptz,
  UNIQUE ("companyId", "number")
);

-- What was written to and fro on a ticket. `authorId` is a customer or a user.
CREATE TABLE app."ticketReplies" (
  "companyId" uuid NOT NULL,
  "ticketId" uuid,
  "position" int,
  "authorKind" app."authorKind" NOT NULL,
  "authorId" uuid,
  "body" text NOT NULL,
  "sentAt" timestamptz NOT NULL,
  PRIMARY KEY ("ticketId", "position")
);

-- What users write for each other about a ticket. Customers never see it.
CREATE TABLE app."ticketNotes" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "companyId" uuid NOT NULL,
  "ticketId" uuid NOT NULL,
  "userId" uuid,
  "body" text NOT NULL,
  "writtenAt" timestamptz NOT NULL
);

-- Conversations among the users of a desk; `participantIds` are users.
CREATE TABLE app."teamChats" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "companyId" uuid NOT NULL,
  "topic" text NOT NULL,
  "participantIds" uuid[] NOT NULL,
  "openedAt" timestamptz NOT NULL
);
CREATE TABLE app."teamChatLines" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "chatId" uuid NOT NULL,
  "authorId" uuid,
  "body" text NOT NULL,
  "sentAt" timestamptz NOT NULL
);

-- That an account was changed, and which columns: written by a trigger, without what was in them.
CREATE TABLE app."auditTrail" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "userId" uuid NOT NULL,
  "changed" text[] NOT NULL,
  "writtenAt" timestamptz NOT NULL
);

-- What the company's own support sees of a user.
CREATE VIEW app."supportUsers" AS
  SELECT u."id", u."fullName", u."email", u."username", c."name" AS "company", u."createdAt", u."deletedAt" IS NULL AS "active"
  FROM app."users" u LEFT JOIN app."companies" c ON c."id" = u."companyId";

-- Statistics: no person in them.
CREATE TABLE app."dailyVisits" ("day" date, "path" text, "visits" int NOT NULL, PRIMARY KEY ("day", "path"));
CREATE TABLE app."ticketTotals" ("month" date, "companyId" uuid, "opened" int NOT NULL, "solved" int NOT NULL, PRIMARY KEY ("month", "companyId"));

-- Companies that supply data.
CREATE TABLE enrichment."suppliers" (
  "code" text PRIMARY KEY,
  "title" text NOT NULL,
  "contractSince" date NOT NULL
);

-- Where people work, as a directory sells it.
CREATE TABLE enrichment."workEntries" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "supplierCode" text NOT NULL,
  "email" varchar(254) NOT NULL,
  "fullName" text,
  "employer" text,
  "jobTitle" text,
  "boughtOn" date NOT NULL
);

-- Public profiles, as a supplier collects them; `userId` is a guess of ours that no key declares.
CREATE TABLE enrichment."publicProfiles" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "supplierCode" text NOT NULL,
  "userId" uuid,
  "document" jsonb NOT NULL,
  "interests" text[] NOT NULL DEFAULT '{}',
  "confidence" numeric(4, 3) NOT NULL,
  "receivedOn" date NOT NULL
);

-- Lists of other companies that were compared with ours, so that nobody gets a mail twice.
CREATE TABLE enrichment."comparedLists" (
  "supplierCode" text,
  "email" citext,
  "receivedOn" date NOT NULL,
  "wasKnown" boolean NOT NULL,
  PRIMARY KEY ("supplierCode", "email")
);
