using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PhbResources.Core.Schemas;
using PhbResources.Documents.Yaml;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace PhbResources.Core.Facts;

/// <summary>Registers the legal figures and the bank holidays; a mistake in their files stops the start with file and line.</summary>
[ComposeAfter(typeof(SchemasComposer))]
public sealed class FactsComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(services => ReadFigures(services.GetRequiredService<IOptions<PhbOptions>>().Value.ConfigPath));
        builder.Services.AddSingleton(services => ReadBankHolidays(services.GetRequiredService<IOptions<PhbOptions>>().Value.ConfigPath));
        builder.AddNotificationHandler<UmbracoApplicationStartingNotification, ReadFactsAtStart>();
    }

    /// <summary>Reads the figures of a folder <c>umbraco-config</c>.</summary>
    /// <exception cref="MistakesException">The file has mistakes, or lacks a figure that the product computes with.</exception>
    /// <exception cref="FileNotFoundException">The folder has no such file.</exception>
    public static LegalFigures ReadFigures(string configPath)
    {
        LegalFigures figures = FigureReader.Read(TextOf(configPath, LegalFigures.File), LegalFigures.File);
        Mistake[] missing = [.. FigureIds.All.Except(figures.All.Select(figure => figure.Id))
            .Select(id => new Mistake(LegalFigures.File, 1, $"The figure '{id}' is missing, and the product computes with it. Put it back."))];
        return missing.Length == 0 ? figures : throw new MistakesException(missing);
    }

    /// <summary>Reads the bank holidays of a folder <c>umbraco-config</c>.</summary>
    /// <exception cref="MistakesException">The file has mistakes.</exception>
    /// <exception cref="FileNotFoundException">The folder has no such file.</exception>
    public static BankHolidays ReadBankHolidays(string configPath) => BankHolidayReader.Read(TextOf(configPath, BankHolidays.File), BankHolidays.File);

    private static string TextOf(string configPath, string name)
    {
        string file = Path.Combine(configPath, name);
        return File.Exists(file)
            ? File.ReadAllText(file)
            : throw new FileNotFoundException($"There is no {Path.GetFullPath(file)}. Copy umbraco-config/{name} there, or set Phb:ConfigPath to the folder where it is.", file);
    }
}

/// <summary>Asks for the facts, so that a mistake in them shows before the first visitor and not with one.</summary>
internal sealed class ReadFactsAtStart(LegalFigures figures, BankHolidays holidays) : INotificationHandler<UmbracoApplicationStartingNotification>
{
    public void Handle(UmbracoApplicationStartingNotification notification) => _ = (figures, holidays);
}
