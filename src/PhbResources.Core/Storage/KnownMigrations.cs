using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PhbResources.Core.Storage;

/// <summary>The steps in which the package's tables came to be what they are.</summary>
public static class KnownMigrations
{
    /// <summary>Names of all steps that this release knows, in order; <see cref="PhbDbContext.MigrationsTable"/> holds those that a database has had.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(PhbDbContext).Assembly.GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal),
    ];
}
