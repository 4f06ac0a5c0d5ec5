using PhbResources.Conformance.Content;
using PhbResources.Conformance.Media;
using PhbResources.Conformance.Members;
using PhbResources.Conformance.Supporting;
using PhbResources.Conformance.Types;

namespace PhbResources.Embedded.Tests.Conformance;

// The suite of PhbResources.Conformance, held against the embedded host: one host for each fixture, one after another.

public sealed class Blueprints() : BlueprintsConformance(new EmbeddedHost());

public sealed class CacheRefreshers() : CacheRefreshersConformance(new EmbeddedHost());

public sealed class Cancelling() : CancellingConformance(new EmbeddedHost());

public sealed class Concurrency() : ConcurrencyConformance(new EmbeddedHost());

public sealed class Cultures() : CulturesConformance(new EmbeddedHost());

public sealed class Editing() : EditingConformance(new EmbeddedHost());

public sealed class HandlersThatWrite() : HandlersThatWriteConformance(new EmbeddedHost());

public sealed class Notifications() : NotificationsConformance(new EmbeddedHost());

public sealed class Publishing() : PublishingConformance(new EmbeddedHost());

public sealed class Queries() : QueriesConformance(new EmbeddedHost());

public sealed class RecycleBin() : RecycleBinConformance(new EmbeddedHost());

public sealed class Saving() : SavingConformance(new EmbeddedHost());

public sealed class Scheduling() : SchedulingConformance(new EmbeddedHost());

public sealed class Scopes() : ScopesConformance(new EmbeddedHost());

public sealed class Tree() : TreeConformance(new EmbeddedHost());

public sealed class Versions() : VersionsConformance(new EmbeddedHost());

public sealed class Media() : MediaConformance(new EmbeddedHost());

public sealed class MediaFiles() : MediaFilesConformance(new EmbeddedHost());

public sealed class MemberGroups() : MemberGroupsConformance(new EmbeddedHost());

public sealed class Members() : MembersConformance(new EmbeddedHost());

public sealed class Compositions() : CompositionsConformance(new EmbeddedHost());

public sealed class DataTypes() : DataTypesConformance(new EmbeddedHost());

public sealed class DocumentTypes() : DocumentTypesConformance(new EmbeddedHost());

public sealed class Audit() : AuditConformance(new EmbeddedHost());

public sealed class Entities() : EntitiesConformance(new EmbeddedHost());

public sealed class KeyValues() : KeyValuesConformance(new EmbeddedHost());

public sealed class Languages() : LanguagesConformance(new EmbeddedHost());

public sealed class Relations() : RelationsConformance(new EmbeddedHost());

public sealed class Restart() : RestartConformance(new EmbeddedHost());
