using PhbResources.Core.Forms;
using Umbraco.Forms.Core;
using Umbraco.Forms.Core.Enums;
using Umbraco.Forms.Core.Persistence.Dtos;

namespace PhbResources.FullHost.Forms;

/// <summary>
/// The workflow "Hand in to the library" of Umbraco Forms, for a form with the fields of "Share a template". Put it on the stage "approved": an
/// entry of a member who is signed in is sent; one of anybody else waits as a draft for whoever has the email address in it. From there on
/// the rules are those of the site.
/// </summary>
public sealed partial class ShareWorkflow : WorkflowType
{
    private readonly StoredEntry _entries;
    private readonly ILogger<ShareWorkflow> _logger;

    /// <summary>Made by the container.</summary>
    public ShareWorkflow(StoredEntry entries, ILogger<ShareWorkflow> logger)
    {
        _entries = entries;
        _logger = logger;
        Id = FormDesign.HandInWorkflow;
        Name = FormDesign.HandInName;
        Description = "Makes a submission to the PhbResources library of the entry. Its files are checked, and a curator looks at it.";
        Icon = "icon-share";
        Group = "Services";
    }

    /// <inheritdoc />
    public override async Task<WorkflowExecutionStatus> ExecuteAsync(WorkflowExecutionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Dictionary<string, IReadOnlyList<string>> values = new(StringComparer.Ordinal);
        foreach (RecordField field in context.Record.RecordFields.Values)
        {
            if (field.Alias is { Length: > 0 } alias)
                values[alias] = [.. field.Values.Select(value => value?.ToString() ?? "")];
        }

        switch (await _entries.HandInAsync(values, context.Record.MemberKey, CancellationToken.None))
        {
            case EntryOutcome.Accepted:
                return WorkflowExecutionStatus.Completed;
            case EntryOutcome.Invalid invalid:
                LogRefused(context.Record.UniqueId, string.Join(" ", invalid.Errors.SelectMany(error => error.Value.Select(why => $"{error.Key}: {why}"))));
                return WorkflowExecutionStatus.Failed;
            case EntryOutcome.NotAllowed not:
                LogRefused(context.Record.UniqueId, not.Why);
                return WorkflowExecutionStatus.Failed;
            default:
                return WorkflowExecutionStatus.Failed;
        }
    }

    /// <summary>There is nothing to set.</summary>
    public override List<Exception> ValidateSettings() => [];

    [LoggerMessage(5001, LogLevel.Warning, "The entry {Entry} of the form was not taken: {Why}")]
    private partial void LogRefused(Guid entry, string why);
}
