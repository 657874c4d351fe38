using System.Text.RegularExpressions;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Web.Features.AuditLog;

namespace EmployeeDirectory.Web.Tests.Features.AuditLog;

public sealed partial class AuditSentenceTests
{
    private const string Emma = "emma", Noah = "noah";

    [Fact]
    public void Words_OfEveryKind_AreNotItsNameInTheProgram()
    {
        foreach (var kind in Enum.GetValues<AuditKind>())
        {
            Assert.DoesNotMatch(CapitalInside(), AuditSentence.Title(kind));
            foreach (var (by, subject) in Everyone)
                Assert.DoesNotMatch(CapitalInside(), AuditSentence.For(Happened(kind, by, subject)));
        }
    }

    [Theory]
    [InlineData(AuditKind.RecordCreated, "emma added noah", null, null)]
    [InlineData(AuditKind.RecordChanged, "emma changed the record of noah", null, null)]
    [InlineData(AuditKind.RecordDeleted, "emma deleted noah", null, null)]
    [InlineData(AuditKind.RecordRestored, "emma restored noah", null, null)]
    [InlineData(AuditKind.SignedIn, "noah signed in", "emma signed in", "emma signed in")]
    [InlineData(AuditKind.SignInRefused, "Sign-in failed (name “noah”)", "emma did not confirm their password", "Sign-in failed")]
    [InlineData(AuditKind.SignedOut, "noah signed out", "emma signed out", "emma signed out")]
    [InlineData(AuditKind.SessionsEnded, "emma signed noah out everywhere", "emma signed out everywhere", null)]
    [InlineData(AuditKind.AccountCreated, "emma created an account for noah", "emma created their account", null)]
    [InlineData(AuditKind.AccountDisabled, "emma disabled the account of noah", null, null)]
    [InlineData(AuditKind.AccountEnabled, "emma enabled the account of noah", null, null)]
    [InlineData(AuditKind.RoleChanged, "emma changed the role of noah", "emma got another role from the company account", null)]
    [InlineData(AuditKind.AccessRefused, null, null, "emma was refused access")]
    [InlineData(AuditKind.Exported, "emma exported the data of noah", null, "emma exported data")]
    [InlineData(AuditKind.Erased, "emma erased noah", null, null)]
    [InlineData(AuditKind.Suggested, "emma reported a mistake about noah", null, "emma reported a mistake")]
    [InlineData(AuditKind.SuggestionSettled, "emma decided on a correction to noah", null, "emma decided on a correction")]
    [InlineData(AuditKind.PasswordChanged, "emma changed the password of noah", "emma chose a new password", null)]
    [InlineData(AuditKind.SecondFactorChanged, "emma turned off the second factor of noah", "emma turned off their second factor", null)]
    [InlineData(AuditKind.Invited, "emma invited noah", null, "emma created an invitation")]
    [InlineData(AuditKind.PasswordLinkMade, "emma created a password link for noah", null, null)]
    [InlineData(AuditKind.LinkWithdrawn, "emma withdrew a link for noah", null, "emma withdrew a link")]
    [InlineData(AuditKind.LoadStarted, null, null, "emma started a load test")]
    [InlineData(AuditKind.LoadStopped, null, null, "emma stopped a load test")]
    [InlineData(AuditKind.CompanyChanged, null, null, "emma changed the company’s name or look")]
    [InlineData(AuditKind.SampleAdded, null, null, "emma added the invented people")]
    [InlineData(AuditKind.SampleRemoved, null, null, "emma removed the invented people")]
    public void Sentence_OfEachKind_IsOneAReaderWouldWrite(AuditKind kind, string? aboutAnother, string? byThemselves, string? alone)
    {
        if (aboutAnother is not null)
            Assert.Equal(aboutAnother, Sentence(Happened(kind, Emma, Noah)));
        if (byThemselves is not null)
            Assert.Equal(byThemselves, Sentence(Happened(kind, Emma, Emma)));
        if (alone is not null)
            Assert.Equal(alone, Sentence(Happened(kind, Emma, subject: null)));
    }

    [Fact]
    public void Sentence_OfWhatTheDetailDecides_HasIt()
    {
        Assert.Equal("emma turned on a second factor", Sentence(Happened(AuditKind.SecondFactorChanged, Emma, Emma, "on")));
        Assert.Equal("emma ended one of their sessions", Sentence(Happened(AuditKind.SessionsEnded, Emma, Emma, "one of their own")));
        Assert.Equal("The invented people were added", Sentence(Happened(AuditKind.SampleAdded, AccountNames.Sample, null)));
        Assert.Equal("noah was added with the sample data", Sentence(Happened(AuditKind.RecordCreated, AccountNames.Sample, Noah)));
    }

    private static IEnumerable<(string By, string? Subject)> Everyone => [(Emma, Noah), (Emma, Emma), (Emma, null), (AccountNames.Sample, Noah)];

    private static string Sentence(AuditEvent happened) =>
        AuditSentence.For(happened).Replace("{0}", happened.By, StringComparison.Ordinal).Replace("{1}", happened.Subject, StringComparison.Ordinal);

    private static AuditEvent Happened(AuditKind kind, string by, string? subject, string? detail = null) =>
        new(Guid.NewGuid(), DateTimeOffset.UnixEpoch, kind, by, subject, Address: null, RequestId: null, detail);

    [GeneratedRegex("[a-z][A-Z]")]
    private static partial Regex CapitalInside();
}
