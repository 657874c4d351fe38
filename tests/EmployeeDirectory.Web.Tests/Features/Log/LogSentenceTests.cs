using System.Text.RegularExpressions;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Log;

namespace EmployeeDirectory.Web.Tests.Features.Log;

public sealed partial class LogSentenceTests
{
    [Fact]
    public void Words_OfEveryKind_AreNotItsNameInTheProgram()
    {
        foreach (var kind in Enum.GetValues<AuditKind>())
        {
            Assert.DoesNotMatch(CapitalInside(), LogSentence.Title(kind));
            Assert.DoesNotMatch(CapitalInside(), LogSentence.Deed(kind));
        }
    }

    [GeneratedRegex("[a-z][A-Z]")]
    private static partial Regex CapitalInside();
}
