#pragma once

#include "domain/connectionprofile.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace flowconsole {

class FormField;

/// Where an organisation is: one of the platform's regions, chosen or typed as a region's name, its domain or
/// what GENESYS_ENVIRONMENT holds; or the two addresses by hand. Says what it was resolved to. GUI thread.
class AddressField final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AddressField)

public:
    explicit AddressField(QWidget *parent = nullptr);

    void setAddresses(const ConnectionProfile &profile);
    /// Region, environment and addresses as they stand; a region that is not known leaves the addresses empty.
    void writeTo(ConnectionProfile &profile) const;

    [[nodiscard]] FormField *field(ProfileProblem::Field field) const;
    /// Why the region that was typed is none; empty where it is one, or where the addresses are given by hand.
    [[nodiscard]] QString regionProblem() const;

signals:
    void edited(flowconsole::ProfileProblem::Field field);

private:
    [[nodiscard]] bool isByHand() const;
    void takeRegion();
    void showResolved();

    QString m_environment; ///< of the addresses by hand: what telemetry calls them
    QUrl m_environmentUrl; ///< the address that it was told for
    QComboBox *m_region = nullptr;
    QLabel *m_resolved = nullptr;
    QLineEdit *m_api = nullptr;
    QLineEdit *m_login = nullptr;
    FormField *m_regionField = nullptr;
    FormField *m_apiField = nullptr;
    FormField *m_loginField = nullptr;
};

} // namespace flowconsole
