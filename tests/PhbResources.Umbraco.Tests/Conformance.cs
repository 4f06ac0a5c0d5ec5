using PhbResources.Conformance.Content;
using PhbResources.Conformance.Media;
using PhbResources.Conformance.Members;
using PhbResources.Conformance.Supporting;
using PhbResources.Conformance.Types;

namespace PhbResources.FullHost.Tests;

// The suite of PhbResources.Conformance, held against a full Umbraco: one host for each fixture, one after another.

public sealed class Blueprints() : BlueprintsConformance(new FullUmbraco());

public sealed class CacheRefreshers() : CacheRefreshersConformance(new FullUmbraco());

public sealed class Cancelling() : CancellingConformance(new FullUmbraco());

public sealed class Concurrency() : ConcurrencyConformance(new FullUmbraco());

public sealed class Cultures() : CulturesConformance(new FullUmbraco());

public sealed class Editing() : EditingConformance(new FullUmbraco());

public sealed class HandlersThatWrite() : HandlersThatWriteConformance(new FullUmbraco());

public sealed class Notifications() : NotificationsConformance(new FullUmbraco());

public sealed class Publishing() : PublishingConformance(new FullUmbraco());

public sealed class Queries() : QueriesConformance(new FullUmbraco());

public sealed class RandomWork() : RandomWorkConformance(new FullUmbraco());

public sealed class RecycleBin() : RecycleBinConformance(new FullUmbraco());

public sealed class Saving() : SavingConformance(new FullUmbraco());

public sealed class Scheduling() : SchedulingConformance(new FullUmbraco());

public sealed class Scopes() : ScopesConformance(new FullUmbraco());

public sealed class Tree() : TreeConformance(new FullUmbraco());

public sealed class Versions() : VersionsConformance(new FullUmbraco());

public sealed class Media() : MediaConformance(new FullUmbraco());

public sealed class MediaFiles() : MediaFilesConformance(new FullUmbraco());

public sealed class MemberGroups() : MemberGroupsConformance(new FullUmbraco());

public sealed class Members() : MembersConformance(new FullUmbraco());

public sealed class ChangingTypes() : ChangingTypesConformance(new FullUmbraco());

public sealed class Compositions() : CompositionsConformance(new FullUmbraco());

public sealed class DataTypes() : DataTypesConformance(new FullUmbraco());

public sealed class DocumentTypes() : DocumentTypesConformance(new FullUmbraco());

public sealed class Audit() : AuditConformance(new FullUmbraco());

public sealed class Entities() : EntitiesConformance(new FullUmbraco());

public sealed class KeyValues() : KeyValuesConformance(new FullUmbraco());

public sealed class Languages() : LanguagesConformance(new FullUmbraco());

public sealed class Relations() : RelationsConformance(new FullUmbraco());

public sealed class Restart() : RestartConformance(new FullUmbraco());
