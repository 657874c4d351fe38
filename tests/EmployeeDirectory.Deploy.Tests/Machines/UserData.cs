using System.Text.RegularExpressions;

namespace EmployeeDirectory.Deploy.Tests.Machines;

/// <summary>User data and the settings in front of it.</summary>
public sealed record UserData(string Text)
{
    public string this[string setting] => Regex.Match(Text, $"^{setting}='(.*)'$", RegexOptions.Multiline).Groups[1].Value;

    public UserData With(string setting, string value) => new(Regex.Replace(Text, $"^{setting}='.*'$", $"{setting}='{value}'", RegexOptions.Multiline));

    public UserData Without(string setting) => new(Regex.Replace(Text, $"^{setting}='.*'\n", "", RegexOptions.Multiline));
}
