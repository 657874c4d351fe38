using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace EmployeeDirectory.Web.Security;

internal sealed class ReceivedCookies(IRequestCookieCollection cookies) : IRequestCookieCollection
{
    public string? this[string key] => cookies[HostCookies.Prefix + key];

    public int Count => Keys.Count;

    public ICollection<string> Keys => [.. this.Select(cookie => cookie.Key)];

    public bool ContainsKey(string key) => cookies.ContainsKey(HostCookies.Prefix + key);

    public bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
        cookies.TryGetValue(HostCookies.Prefix + key, out value);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => cookies
        .Where(cookie => cookie.Key.StartsWith(HostCookies.Prefix, StringComparison.Ordinal))
        .Select(cookie => KeyValuePair.Create(cookie.Key[HostCookies.Prefix.Length..], cookie.Value))
        .GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
