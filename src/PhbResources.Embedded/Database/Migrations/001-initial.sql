-- Conventions. Keys are lower-case GUIDs with hyphens; dates are UTC, ISO 8601 with seven decimals, so that text order is time order;
-- flags are 0 or 1; a column that holds an Umbraco enumeration holds its number. Names, aliases and logins compare without case (NOCASE).

-- Everything with a place in a tree or an id of its own, as in Umbraco: types, content, media, members, folders, groups.
CREATE TABLE node(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  objectType TEXT NOT NULL,
  parentId INTEGER NOT NULL REFERENCES node(id),
  path TEXT NOT NULL,
  level INTEGER NOT NULL,
  sortOrder INTEGER NOT NULL,
  trashed INTEGER NOT NULL DEFAULT 0,
  name TEXT COLLATE NOCASE,
  creatorId INTEGER NOT NULL DEFAULT -1,
  created TEXT NOT NULL,
  updated TEXT NOT NULL
) STRICT;
CREATE INDEX node_parent ON node(parentId, objectType, sortOrder);
CREATE INDEX node_name ON node(parentId, objectType, name);
CREATE INDEX node_type ON node(objectType, trashed);
CREATE INDEX node_path ON node(path);

CREATE TABLE language(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  isoCode TEXT NOT NULL COLLATE NOCASE UNIQUE,
  cultureName TEXT NOT NULL,
  isDefault INTEGER NOT NULL DEFAULT 0,
  isMandatory INTEGER NOT NULL DEFAULT 0,
  fallbackLanguageId INTEGER REFERENCES language(id) ON DELETE SET NULL
) STRICT;

CREATE TABLE dataType(
  nodeId INTEGER PRIMARY KEY REFERENCES node(id) ON DELETE CASCADE,
  editorAlias TEXT NOT NULL,
  editorUiAlias TEXT,
  storageType INTEGER NOT NULL,
  configuration TEXT
) STRICT;

-- Document, media and member types; node.objectType says which.
CREATE TABLE contentType(
  nodeId INTEGER PRIMARY KEY REFERENCES node(id) ON DELETE CASCADE,
  alias TEXT NOT NULL COLLATE NOCASE,
  description TEXT,
  icon TEXT,
  thumbnail TEXT,
  allowedAsRoot INTEGER NOT NULL DEFAULT 0,
  listView TEXT,
  isElement INTEGER NOT NULL DEFAULT 0,
  allowedInLibrary INTEGER NOT NULL DEFAULT 0,
  variations INTEGER NOT NULL DEFAULT 0,
  -- history clean-up policy, document types only
  preventCleanup INTEGER NOT NULL DEFAULT 0,
  keepAllVersionsNewerThanDays INTEGER,
  keepLatestVersionPerDayForDays INTEGER
) STRICT;
CREATE INDEX contentType_alias ON contentType(alias);

CREATE TABLE contentTypeComposition(
  contentTypeId INTEGER NOT NULL REFERENCES contentType(nodeId) ON DELETE CASCADE,
  composedOfId INTEGER NOT NULL REFERENCES contentType(nodeId) ON DELETE CASCADE,
  PRIMARY KEY(contentTypeId, composedOfId)
) STRICT, WITHOUT ROWID;
CREATE INDEX contentTypeComposition_composedOf ON contentTypeComposition(composedOfId);

CREATE TABLE contentTypeAllowedChild(
  contentTypeId INTEGER NOT NULL REFERENCES contentType(nodeId) ON DELETE CASCADE,
  allowedId INTEGER NOT NULL REFERENCES contentType(nodeId) ON DELETE CASCADE,
  sortOrder INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(contentTypeId, allowedId)
) STRICT, WITHOUT ROWID;
CREATE INDEX contentTypeAllowedChild_allowed ON contentTypeAllowedChild(allowedId);

CREATE TABLE propertyGroup(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  contentTypeId INTEGER NOT NULL REFERENCES contentType(nodeId) ON DELETE CASCADE,
  type INTEGER NOT NULL,
  name TEXT,
  alias TEXT NOT NULL,
  sortOrder INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX propertyGroup_contentType ON propertyGroup(contentTypeId);

CREATE TABLE propertyType(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  contentTypeId INTEGER NOT NULL REFERENCES contentType(nodeId) ON DELETE CASCADE,
  dataTypeId INTEGER NOT NULL REFERENCES dataType(nodeId),
  propertyGroupId INTEGER REFERENCES propertyGroup(id) ON DELETE SET NULL,
  alias TEXT NOT NULL COLLATE NOCASE,
  name TEXT,
  description TEXT,
  sortOrder INTEGER NOT NULL DEFAULT 0,
  mandatory INTEGER NOT NULL DEFAULT 0,
  mandatoryMessage TEXT,
  validationRegExp TEXT,
  validationRegExpMessage TEXT,
  labelOnTop INTEGER NOT NULL DEFAULT 0,
  variations INTEGER NOT NULL DEFAULT 0,
  UNIQUE(contentTypeId, alias)
) STRICT;
CREATE INDEX propertyType_dataType ON propertyType(dataTypeId);
CREATE INDEX propertyType_alias ON propertyType(alias);
CREATE INDEX propertyType_group ON propertyType(propertyGroupId);

-- What a member may do with the properties of a member type.
CREATE TABLE memberTypeProperty(
  propertyTypeId INTEGER PRIMARY KEY REFERENCES propertyType(id) ON DELETE CASCADE,
  memberCanEdit INTEGER NOT NULL DEFAULT 0,
  memberCanView INTEGER NOT NULL DEFAULT 0,
  isSensitive INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Documents, blueprints, elements, media and members; node.objectType says which.
CREATE TABLE content(
  nodeId INTEGER PRIMARY KEY REFERENCES node(id) ON DELETE CASCADE,
  contentTypeId INTEGER NOT NULL REFERENCES contentType(nodeId),
  published INTEGER NOT NULL DEFAULT 0,
  edited INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX content_contentType ON content(contentTypeId);

-- properties: all values of the version as one JSON object, {"propertyTypeId": value} or {"propertyTypeId|languageId|segment": value}.
-- Content is always read and written whole, so one row per version costs one read instead of one per value, and SQLite's JSON
-- functions still reach single values for ordering and searching. Property types and languages are numbers, so renaming one touches nothing.
CREATE TABLE version(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  nodeId INTEGER NOT NULL REFERENCES content(nodeId) ON DELETE CASCADE,
  isCurrent INTEGER NOT NULL,
  isPublished INTEGER NOT NULL,
  date TEXT NOT NULL,
  userId INTEGER NOT NULL DEFAULT -1,
  name TEXT,
  templateId INTEGER,
  preventCleanup INTEGER NOT NULL DEFAULT 0,
  properties TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX version_current ON version(nodeId) WHERE isCurrent = 1;
CREATE UNIQUE INDEX version_published ON version(nodeId) WHERE isPublished = 1;
CREATE INDEX version_node ON version(nodeId, date);

-- Names and dates of a version in each culture it varies by.
CREATE TABLE versionCulture(
  versionId INTEGER NOT NULL REFERENCES version(id) ON DELETE CASCADE,
  languageId INTEGER NOT NULL REFERENCES language(id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  date TEXT NOT NULL,
  userId INTEGER,
  PRIMARY KEY(versionId, languageId)
) STRICT, WITHOUT ROWID;
CREATE INDEX versionCulture_language ON versionCulture(languageId);

-- Which cultures a document has, has published and has edited since.
CREATE TABLE contentCulture(
  nodeId INTEGER NOT NULL REFERENCES content(nodeId) ON DELETE CASCADE,
  languageId INTEGER NOT NULL REFERENCES language(id) ON DELETE CASCADE,
  name TEXT COLLATE NOCASE,
  available INTEGER NOT NULL,
  published INTEGER NOT NULL,
  edited INTEGER NOT NULL,
  PRIMARY KEY(nodeId, languageId)
) STRICT, WITHOUT ROWID;
CREATE INDEX contentCulture_language ON contentCulture(languageId);

CREATE TABLE contentSchedule(
  id TEXT PRIMARY KEY,
  nodeId INTEGER NOT NULL REFERENCES content(nodeId) ON DELETE CASCADE,
  languageId INTEGER REFERENCES language(id) ON DELETE CASCADE,
  date TEXT NOT NULL,
  action INTEGER NOT NULL
) STRICT;
CREATE INDEX contentSchedule_date ON contentSchedule(date);
CREATE INDEX contentSchedule_node ON contentSchedule(nodeId);

-- The file of a media item, by which it is found when the file is asked for.
CREATE TABLE mediaFile(
  nodeId INTEGER PRIMARY KEY REFERENCES content(nodeId) ON DELETE CASCADE,
  path TEXT NOT NULL
) STRICT;
CREATE INDEX mediaFile_path ON mediaFile(path);

CREATE TABLE member(
  nodeId INTEGER PRIMARY KEY REFERENCES content(nodeId) ON DELETE CASCADE,
  username TEXT NOT NULL COLLATE NOCASE UNIQUE,
  email TEXT NOT NULL COLLATE NOCASE,
  password TEXT,
  passwordConfiguration TEXT,
  securityStamp TEXT,
  isApproved INTEGER NOT NULL DEFAULT 0,
  isLockedOut INTEGER NOT NULL DEFAULT 0,
  failedPasswordAttempts INTEGER NOT NULL DEFAULT 0,
  emailConfirmedDate TEXT,
  lastLockoutDate TEXT,
  lastLoginDate TEXT,
  lastPasswordChangeDate TEXT
) STRICT;
CREATE INDEX member_email ON member(email);

-- A member group is a node; this says who is in it.
CREATE TABLE memberGroupMember(
  memberId INTEGER NOT NULL REFERENCES member(nodeId) ON DELETE CASCADE,
  memberGroupId INTEGER NOT NULL REFERENCES node(id) ON DELETE CASCADE,
  PRIMARY KEY(memberId, memberGroupId)
) STRICT, WITHOUT ROWID;
CREATE INDEX memberGroupMember_group ON memberGroupMember(memberGroupId);

CREATE TABLE relationType(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  alias TEXT NOT NULL COLLATE NOCASE UNIQUE,
  name TEXT NOT NULL,
  isBidirectional INTEGER NOT NULL DEFAULT 0,
  parentObjectType TEXT,
  childObjectType TEXT,
  isDependency INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE relation(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  parentId INTEGER NOT NULL REFERENCES node(id) ON DELETE CASCADE,
  childId INTEGER NOT NULL REFERENCES node(id) ON DELETE CASCADE,
  relationTypeId INTEGER NOT NULL REFERENCES relationType(id) ON DELETE CASCADE,
  created TEXT NOT NULL,
  comment TEXT
) STRICT;
CREATE UNIQUE INDEX relation_ends ON relation(parentId, childId, relationTypeId);
CREATE INDEX relation_child ON relation(childId);
CREATE INDEX relation_type ON relation(relationTypeId);

-- No foreign keys: the log outlives what it speaks of.
CREATE TABLE audit(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entityId INTEGER NOT NULL,
  entityType TEXT,
  type INTEGER NOT NULL,
  userId INTEGER NOT NULL,
  comment TEXT,
  parameters TEXT,
  created TEXT NOT NULL
) STRICT;
CREATE INDEX audit_entity ON audit(entityId, created);
CREATE INDEX audit_created ON audit(created);

CREATE TABLE keyValue(
  key TEXT PRIMARY KEY,
  value TEXT,
  updated TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The fixed nodes that Umbraco's services expect, with Umbraco's own ids and keys.
INSERT INTO node(id, key, objectType, parentId, path, level, sortOrder, name, created, updated) VALUES
  (-1,  '916724a5-173d-4619-b97e-b9de133dd6f5', 'ea7d8624-4cfe-4578-a871-24aa946bf34d', -1, '-1',     0, 0, 'Root',        strftime('%Y-%m-%dT%H:%M:%S', 'now') || '.0000000Z', strftime('%Y-%m-%dT%H:%M:%S', 'now') || '.0000000Z'),
  (-20, '0f582a79-1e41-4cf0-bfa0-76340651891a', '01bb7ff2-24dc-4c0c-95a2-c24ef72bbac8', -1, '-1,-20', 0, 0, 'Recycle Bin', strftime('%Y-%m-%dT%H:%M:%S', 'now') || '.0000000Z', strftime('%Y-%m-%dT%H:%M:%S', 'now') || '.0000000Z'),
  (-21, 'bf7c7cbc-952f-4518-97a2-69e9c7b33842', 'cf3d8e34-1c1c-41e9-ae56-878b57b32113', -1, '-1,-21', 0, 0, 'Recycle Bin', strftime('%Y-%m-%dT%H:%M:%S', 'now') || '.0000000Z', strftime('%Y-%m-%dT%H:%M:%S', 'now') || '.0000000Z'),
  (-22, 'f055fc2f-c936-4f04-8c9b-5129c58c77d8', 'a1ee71eb-659c-4eee-bc97-6243e721cc0d', -1, '-1,-22', 0, 0, 'Recycle Bin', strftime('%Y-%m-%dT%H:%M:%S', 'now') || '.0000000Z', strftime('%Y-%m-%dT%H:%M:%S', 'now') || '.0000000Z');

-- Ids below this are kept for what Umbraco itself numbers.
DELETE FROM sqlite_sequence WHERE name = 'node';
INSERT INTO sqlite_sequence(name, seq) VALUES ('node', 1050);
