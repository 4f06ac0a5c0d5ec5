namespace PhbResources.Documents.Privacy;

/// <summary>What can give somebody away.</summary>
public enum FindingType
{
    /// <summary>NHS number (England and Wales), CHI number (Scotland) or Health and Care number (Northern Ireland).</summary>
    NhsNumber,

    /// <summary>National Insurance number.</summary>
    NationalInsuranceNumber,

    /// <summary>A date beside words that say that somebody was born then.</summary>
    DateOfBirth,

    /// <summary>Telephone number.</summary>
    Phone,

    /// <summary>E-mail address.</summary>
    Email,

    /// <summary>Postcode, or a house number with a street.</summary>
    Postcode,

    /// <summary>Sort code, account number, IBAN or card number.</summary>
    BankDetails,

    /// <summary>A person's name.</summary>
    Name,

    /// <summary>A property of the file that names a person, an organisation or a place on a computer.</summary>
    DocumentProperty,

    /// <summary>A comment or annotation.</summary>
    Comment,

    /// <summary>A tracked change.</summary>
    TrackedChange,

    /// <summary>Hidden text, rows, columns or sheets.</summary>
    HiddenText,

    /// <summary>Data that a program keeps beside the document.</summary>
    CustomXml,

    /// <summary>Where a picture was taken.</summary>
    Gps,

    /// <summary>What a camera wrote into a picture.</summary>
    CameraData,

    /// <summary>A small picture of the document or picture, which may be older than what is shown.</summary>
    Thumbnail,

    /// <summary>What an earlier revision of the file held.</summary>
    EarlierRevision,

    /// <summary>What is filled in to a form field.</summary>
    FormValue,
}

/// <summary>How sure it is, and how bad, that somebody is given away.</summary>
public enum FindingLevel
{
    /// <summary>It has to go before the file is shared.</summary>
    MustRemove,

    /// <summary>The member decides.</summary>
    Check,

    /// <summary>Most likely public, as the number of a helpline is.</summary>
    Info,
}
