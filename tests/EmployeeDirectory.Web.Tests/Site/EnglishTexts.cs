using EmployeeDirectory.Web.Languages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EmployeeDirectory.Web.Tests;

internal static class EnglishTexts
{
    public static readonly IStringLocalizer<Texts> Localizer =
        new StringLocalizer<Texts>(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));
}
