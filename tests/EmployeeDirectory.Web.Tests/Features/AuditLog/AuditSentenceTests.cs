using System.Text.RegularExpressions;
using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Web.Features.AuditLog;

namespace EmployeeDirectory.Web.Tests.Features.AuditLog;

public sealed partial class AuditSentenceTests
{
    [Fact]
    public void Words_OfEveryKind_AreNotItsNameInTheProgram()
    {
        foreach (var kind in Enum.GetValues<AuditKind>())
        {
            Assert.DoesNotMatch(CapitalInside(), AuditSentence.Title(kind));
            Assert.DoesNotMatch(CapitalInside(), AuditSentence.About(kind));
            Assert.DoesNotMatch(CapitalInside(), AuditSentence.Alone(kind));
        }
    }

    [GeneratedRegex("[a-z][A-Z]")]
    private static partial Regex CapitalInside();
}
