using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhbResources.Core.Surveys;

/// <summary>How far a survey is.</summary>
public enum SurveyState
{
    /// <summary>A curator writes it; nobody else sees it.</summary>
    Draft,

    /// <summary>Visitors answer it. Its questions stay as they are.</summary>
    Open,

    /// <summary>It has ended; its results stay.</summary>
    Closed,
}

/// <summary>A survey as it is kept.</summary>
public sealed class StoredSurvey
{
    /// <summary>Its number.</summary>
    public int Id { get; init; }

    /// <summary>Its title, for lists.</summary>
    public required string Title { get; set; }

    /// <summary>What the curator wrote; <see cref="SurveyReader"/> reads it.</summary>
    public required string Yaml { get; set; }

    /// <summary>How far it is.</summary>
    public SurveyState State { get; set; }

    /// <summary>Counted up with each change, from 1; two curators do not overwrite each other unseen.</summary>
    public int Version { get; set; }

    /// <summary>The day it was opened, UTC, or <c>null</c>.</summary>
    public DateOnly? Opened { get; set; }

    /// <summary>The day it was closed, UTC, or <c>null</c>.</summary>
    public DateOnly? Closed { get; set; }

    /// <summary>How many have answered.</summary>
    public int Answered { get; set; }
}

/// <summary>
/// One answer to one question. What the same person answered to another question cannot be told: answers share only the batch of
/// <see cref="Insights.SmallGroups.Fewest"/> people that they came in.
/// </summary>
public sealed class SurveyAnswer
{
    /// <summary>Made at random, so that it tells nothing of the order.</summary>
    public Guid Id { get; init; }

    /// <summary>The survey.</summary>
    public int SurveyId { get; init; }

    /// <summary>Which group of people, counted from 0.</summary>
    public int Batch { get; init; }

    /// <summary>Id of the question.</summary>
    public required string Question { get; init; }

    /// <summary>Value of the choice, or the text.</summary>
    public required string Value { get; init; }
}

internal sealed class SurveyTables : IEntityTypeConfiguration<StoredSurvey>, IEntityTypeConfiguration<SurveyAnswer>
{
    public const int StateLength = 10, QuestionLength = 10;

    public void Configure(EntityTypeBuilder<StoredSurvey> builder)
    {
        builder.ToTable("phbSurvey");
        builder.Property(row => row.Title).HasMaxLength(SurveyReader.MaxWords);
        builder.Property(row => row.State).HasConversion<string>().HasMaxLength(StateLength);
    }

    public void Configure(EntityTypeBuilder<SurveyAnswer> builder)
    {
        builder.ToTable("phbSurveyAnswer");
        builder.HasIndex(row => new { row.SurveyId, row.Batch });
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Question).HasMaxLength(QuestionLength);
        builder.Property(row => row.Value).HasMaxLength(SurveyQuestion.MaxText);
    }
}
