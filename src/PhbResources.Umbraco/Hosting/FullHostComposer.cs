using Examine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PhbResources.Core.Library;
using PhbResources.Core.Storage;
using PhbResources.FullHost.BackOffice;
using PhbResources.FullHost.Search;
using Umbraco.Cms.Api.Common.OpenApi;
using Umbraco.Cms.Api.Management.OpenApi;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Sync;
using Umbraco.Cms.Infrastructure.DependencyInjection;
using Umbraco.Cms.Infrastructure.Examine;

namespace PhbResources.FullHost.Hosting;

/// <summary>Plugs into the full Umbraco what the package cannot name: SQL Server, Examine, the back office.</summary>
[ComposeAfter(typeof(LibraryComposer))]
public sealed class FullHostComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(new PhbDatabaseProvider("Microsoft.Data.SqlClient", (options, connection) => options.UseSqlServer(
            connection, server => server.MigrationsHistoryTable(PhbDbContext.MigrationsTable).CommandTimeout(PhbDatabaseProvider.WaitForLock))
            // The package's assembly does not know SQL Server, so its model after the last migration does not name IDENTITY columns. A test holds the two together.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))));
        builder.Services.AddSingleton<IIndex, LibraryExamineIndex>();
        builder.Services.AddSingleton<IIndexPopulator, LibraryIndexPopulator>();
        builder.AddBackOfficeOpenApiDocument(SubmissionsController.Api, document => document.WithTitle("PhbResources").WithBackOfficeAuthentication());
        SetServerRole(builder, builder.Config["Phb:ServerRole"]);
    }

    private static void SetServerRole(IUmbracoBuilder builder, string? role)
    {
        switch (role)
        {
            case null or "" or "Elected":
                break; // Umbraco's servers choose one of them.
            case nameof(ServerRole.SchedulingPublisher):
                builder.SetServerRegistrar<SchedulingPublisher>();
                break;
            case nameof(ServerRole.Subscriber):
                builder.SetServerRegistrar<Subscriber>();
                break;
            default:
                throw new InvalidOperationException($"The setting Phb:ServerRole is '{role}'. Write Elected, SchedulingPublisher or Subscriber, or leave it out.");
        }
    }

    private sealed class SchedulingPublisher : IServerRoleAccessor
    {
        public ServerRole CurrentServerRole => ServerRole.SchedulingPublisher;
    }

    private sealed class Subscriber : IServerRoleAccessor
    {
        public ServerRole CurrentServerRole => ServerRole.Subscriber;
    }
}
