using System.Security.Cryptography;
using System.Text.Json;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Core.History;
using EmployeeDirectory.Web.Tests.Features.Employees;

namespace EmployeeDirectory.Web.Tests.Features.History;

public sealed class PersonKeyTests
{
    private readonly PersonKey _key = PersonKey.New();
    private readonly HistoryEntry _entry = HistoryEntry.From(
        Staff.Someone("Ada") with { Version = 6 }, Staff.Someone("李小龙 🐉") with { Version = 7, Skills = ["C#"] }, Staff.Author());

    [Fact]
    public void Open_WhatWasSealedAndStored_IsWhatItWas()
    {
        var stored = JsonSerializer.Serialize(_key.Seal(_entry), EmployeeJson.Default.HistoryEntry);
        var opened = new PersonKey(_key.Secret).Open(JsonSerializer.Deserialize(stored, EmployeeJson.Default.HistoryEntry)!);
        Assert.False(opened.IsErased);
        Assert.Equal(_entry.Changes, opened.Changes);
        Assert.Equivalent(_entry, opened, strict: true);
    }

    [Fact]
    public void Seal_LeavesTheFieldsAndNoValue()
    {
        var entry = _key.Seal(_entry);
        Assert.True(entry.IsErased);
        Assert.Equal(["DisplayName", "Skills"], entry.Changes.Select(change => change.Field));
        Assert.All(entry.Changes, change => Assert.Null(change.Old ?? change.New));
        Assert.DoesNotContain("Ada", JsonSerializer.Serialize(entry, EmployeeJson.Default.HistoryEntry), StringComparison.Ordinal);
        Assert.Equal(-1, entry.Sealed.AsSpan().IndexOf("Ada"u8));
    }

    [Fact]
    public void Seal_Twice_IsNeverTheSame() => Assert.NotEqual(_key.Seal(_entry).Sealed, _key.Seal(_entry).Sealed);

    [Fact]
    public void Open_EntryThatWasNeverSealed_IsAsItIs() => Assert.Same(_entry, _key.Open(_entry));

    [Fact]
    public void Open_AnyBitChanged_IsRefused()
    {
        var whole = _key.Seal(_entry);
        for (var at = 0; at < whole.Sealed!.Length; at++)
        {
            byte[] altered = [.. whole.Sealed];
            altered[at] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => _key.Open(whole with { Sealed = altered }));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(28)]
    [InlineData(29)]
    public void Open_CutOff_IsRefused(int length)
    {
        var whole = _key.Seal(_entry);
        Assert.ThrowsAny<CryptographicException>(() => _key.Open(whole with { Sealed = whole.Sealed![..length] }));
    }

    [Fact]
    public void Open_AsAnotherVersionOrPersonOrWithAnotherKey_IsRefused()
    {
        var entry = _key.Seal(_entry);
        Assert.ThrowsAny<CryptographicException>(() => _key.Open(entry with { Version = 8 }));
        Assert.ThrowsAny<CryptographicException>(() => _key.Open(entry with { EmployeeId = Guid.CreateVersion7() }));
        Assert.ThrowsAny<CryptographicException>(() => PersonKey.New().Open(entry));
    }
}
