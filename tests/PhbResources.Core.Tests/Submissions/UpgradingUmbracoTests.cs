using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Library;
using PhbResources.Core.Submissions;
using PhbResources.Core.Tests.Schemas;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Exceptions;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Semver;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Tests.Submissions;

/// <summary>What the package does while a full Umbraco is installed, upgraded or started again, which the embedded host never is.</summary>
[TestFixture, NonParallelizable]
internal sealed class UpgradingUmbracoTests
{
    private readonly ChangingState _state = new();
    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private Sharers _sharers = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new ConfigFolder();
        _host = await LibraryHost.StartAsync(_folder.Path, services => services
            .AddSingleton<IRuntimeState>(_state)
            .Configure<SharingOptions>(options => options.RoundSeconds = 1));
        _sharers = new Sharers(_host);
        _sharers.MakeShelf();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Test, CancelAfter(60_000)]
    public async Task What_is_due_waits_until_Umbraco_runs_again(CancellationToken cancellationToken)
    {
        Viewer curator = _sharers.Curator();
        Guid id = await _sharers.SentAsync(_sharers.Member());
        _state.Level = RuntimeLevel.Upgrading;
        try
        {
            DateTime due = DateTime.UtcNow.AddSeconds(2);
            Assert.That(await _sharers.MoveAsync(id, curator, SubmissionMove.Approve, publishOn: due), Is.InstanceOf<MoveOutcome.Moved>());
            await Task.Delay(due.AddSeconds(3) - DateTime.UtcNow, cancellationToken);
            Assert.That(_sharers.Row(id).State, Is.EqualTo(SubmissionState.Approved), "several rounds have passed since it was due");
        }
        finally
        {
            _state.Level = RuntimeLevel.Run;
        }

        Assert.That(() => _sharers.Row(id).State, Is.EqualTo(SubmissionState.Published).After(30_000, 200));
    }

    [TestCase(RuntimeLevel.Install, false)]
    [TestCase(RuntimeLevel.Upgrade, false)]
    [TestCase(RuntimeLevel.Upgrading, false)]
    [TestCase(RuntimeLevel.Run, true)]
    public async Task Starting_at_any_level_and_starting_again_do_no_harm(RuntimeLevel level, bool again)
    {
        string title = _sharers.Desk.Template(_sharers.Desk.Shelf()).Name!;

        await _host.Get<IEventAggregator>().PublishAsync(new UmbracoApplicationStartingNotification(level, again));

        Assert.That(_host.Get<PublishedLibrary>().Current.ByKey.Values.Select(template => template.Title), Does.Contain(title));
        Assert.That(_host.Get<IndexFacts>().Problem, Is.Null);
        Assert.That(_host.Get<IndexFacts>().Find(title, 0, 10).Total, Is.GreaterThan(0));
    }

    private sealed class ChangingState : IRuntimeState
    {
        public volatile RuntimeLevel Level = RuntimeLevel.Run;

        RuntimeLevel IRuntimeState.Level => Level;

        public Version Version { get; } = new(18, 3, 1);

        public string VersionComment => "";

        public SemVersion SemanticVersion { get; } = new(18, 3, 1);

        public RuntimeLevelReason Reason => RuntimeLevelReason.Run;

        public string? CurrentMigrationState => null;

        public string? FinalMigrationState => null;

        public BootFailedException? BootFailedException => null;

        public IReadOnlyDictionary<string, object> StartupState { get; } = new Dictionary<string, object>();

        public void DetermineRuntimeLevel()
        {
        }

        public void Configure(RuntimeLevel level, RuntimeLevelReason reason, Exception? bootFailedException = null)
        {
        }
    }
}
